package dev.maar.outcome;

/// One thing that is wrong with a crate under one toolchain and that can be looked for under another.
public sealed interface Problem {

    /// What is equal for the same problem in another attempt.
    Identity identity();

    /// What makes two problems one: `where` is a package, a target or a step, by kind.
    record Identity(String kind, String where, String what) {}

    /// An error of the compiler, or of cargo, about a package.
    record CompilerError(Diagnostic diagnostic) implements Problem {
        @Override
        public Identity identity() {
            return new Identity("error", diagnostic.packageId(), diagnostic.key());
        }
    }

    /// A single test that fails although it passes on the other side.
    record FailingTest(String target, String name) implements Problem {
        @Override
        public Identity identity() {
            return new Identity("test", target, name);
        }
    }

    /// A step that fails although the other side gets past it.
    record FailingStep(StepKind step) implements Problem {
        @Override
        public Identity identity() {
            return new Identity("step", step.text(), "");
        }
    }

    /// A step that was ended, by us or by the kernel, where the other side ends otherwise: `reason` is `timeout`, `oom` and the like.
    record EndedStep(StepKind step, String reason) implements Problem {
        @Override
        public Identity identity() {
            return new Identity("end", step.text(), reason);
        }
    }
}
