package dev.maar.outcome;

/// What one crate ended as under one toolchain: Crater's `TestResult`, in Crater's spelling (`build-fail:compiler-error(E0277)`).
public sealed interface Outcome {

    /// Crater's spelling; [#parse] reads it back.
    String text();

    /// The crate cannot be prepared, whatever the toolchain.
    record Broken(BrokenReason reason) implements Outcome {
        @Override
        public String text() {
            return "broken:" + reason.text();
        }
    }

    /// Fetching or resolving failed.
    record PrepareFail(FailureReason reason) implements Outcome {
        @Override
        public String text() {
            return "prepare-fail:" + reason.text();
        }
    }

    /// A build step failed: of the crate, of its dependencies or of its tests.
    record BuildFail(FailureReason reason) implements Outcome {
        @Override
        public String text() {
            return "build-fail:" + reason.text();
        }
    }

    /// It built, and its tests failed.
    record TestFail(FailureReason reason) implements Outcome {
        @Override
        public String text() {
            return "test-fail:" + reason.text();
        }
    }

    /// The outcomes that have no reason.
    enum Plain implements Outcome {
        /** It built; tests were not asked for. */
        TEST_SKIPPED("test-skipped"),
        /** Everything that was asked for went well. */
        TEST_PASS("test-pass"),
        /** The crate was not run at all. */
        SKIPPED("skipped"),
        /** maar, the engine or the machine failed: no outcome of the crate. */
        ERROR("error");

        private final String text;

        Plain(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    /// Reads Crater's spelling, in which a bare `build-fail` means `build-fail:unknown`; throws `IllegalArgumentException` for
    /// anything else.
    static Outcome parse(String text) {
        for (Plain plain : Plain.values()) {
            if (plain.text.equals(text)) {
                return plain;
            }
        }
        int colon = text.indexOf(':');
        String kind = colon < 0 ? text : text.substring(0, colon);
        String reason = colon < 0 ? "unknown" : text.substring(colon + 1);
        return switch (kind) {
            case "broken" -> new Broken(BrokenReason.parse(reason)
                    .orElseThrow(() -> new IllegalArgumentException("no outcome: " + text)));
            case "prepare-fail" -> new PrepareFail(FailureReason.parse(reason));
            case "build-fail" -> new BuildFail(FailureReason.parse(reason));
            case "test-fail" -> new TestFail(FailureReason.parse(reason));
            default -> throw new IllegalArgumentException("no outcome: " + text);
        };
    }
}
