package dev.maar.build;

import dev.maar.outcome.BrokenReason;
import dev.maar.outcome.FailureReason;
import dev.maar.outcome.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds out from cargo's standard error why a crate cannot be prepared, by Crater's table (`field-crater` 3.2).
///
/// Two things are decided before the table. A manifest that cannot be read says whose it is: the crate's own is
/// `broken:cargo-toml`, another's `broken:broken-deps`; newer cargos give its place as an arrow and a line, older ones a
/// sentence. And a registry that cannot be reached is the network's fault, not the crate's. Fed line by line; for one thread.
public final class PrepareFailure {
    private static final Pattern MANIFEST = Pattern.compile(
            "(?:error: |  )?failed to parse manifest at `(.*)`|(?:error: |  )?path at `(.*Cargo\\.toml)` was not valid utf-8"
                    + "|error: failed to load manifest for workspace member `(.*)`|error: could not find `Cargo.toml` in `(.*?)`.*");
    private static final Pattern ARROW = Pattern.compile(" *--> (.*Cargo\\.toml):\\d+:\\d+");

    private final String root;
    private final Symptoms symptoms = new Symptoms();
    private boolean inError;
    private boolean ownRoot;
    private boolean ownMember;
    private boolean foreignManifest;
    private boolean viaDependency;
    private boolean registry;
    private boolean unreachable;
    private boolean yanked;
    private boolean missing;
    private boolean brokenDependencies;
    private boolean lockfile;

    /// `root` is the crate's folder as cargo sees it.
    public PrepareFailure(String root) {
        this.root = root;
    }

    /// Takes the next line of standard error.
    public void line(String whole) {
        String line = Excerpt.of(whole, Excerpt.LINE);
        symptoms.line(line);
        if (!line.isEmpty() && !Character.isWhitespace(line.charAt(0)) && line.contains(": ")) {
            inError = line.startsWith("error");
        }
        manifest(line);
        network(line.toLowerCase(Locale.ROOT));
        table(line);
    }

    private void manifest(String line) {
        Matcher sentence = MANIFEST.matcher(line);
        Matcher arrow = ARROW.matcher(line);
        if (sentence.matches()) {
            for (int group = 1; group <= sentence.groupCount(); group++) {
                if (sentence.group(group) != null) {
                    manifestAt(sentence.group(group));
                }
            }
        } else if (inError && arrow.matches()) {
            manifestAt(arrow.group(1));
        }
        viaDependency |= line.contains("failed to load source for dependency")
                || line.contains("failed to load manifest for dependency");
    }

    private void manifestAt(String place) {
        String path = place.startsWith("/") ? place : root + "/" + place;
        if (path.equals(root + "/Cargo.toml") || path.equals(root)) {
            ownRoot = true;
        } else if (path.startsWith(root + "/") && !path.contains("/../")) {
            ownMember = true;
        } else {
            foreignManifest = true;
        }
    }

    private void network(String line) {
        registry |= line.contains("update registry") || line.contains("registry index")
                || line.contains("failed to download");
        unreachable |= line.contains("could not connect to server") || line.contains("could not resolve host")
                || line.contains("connection refused") || line.contains("timeout was reached")
                || line.contains("spurious network error") || line.contains("failed to get successful http response");
    }

    private void table(String line) {
        yanked |= line.contains("failed to select a version for the requirement");
        missing |= line.contains("failed to load source for dependency") || line.contains("no matching package named")
                || line.contains("no matching package found") || line.contains("no matching package for override ")
                || has(line, "The patch location ", " does not appear to contain any packages matching the name ")
                || has(line, "patch location ", " does not contain packages matching ");
        brokenDependencies |= line.contains("failed to parse manifest at")
                || line.contains("error: invalid table header")
                || has(line, "error: unexpected ", ", expected ") || line.contains("error: invalid type: ")
                || line.contains("error: cyclic feature dependency: feature ")
                || line.contains("error: cyclic package dependency: package ")
                || has(line, "error: package collision in the lockfile: packages ",
                        " are different, but only one can be written to lockfile unambiguously")
                || has(line, "failed to select a version for ", " which could resolve this conflict");
        lockfile |= line.contains("error: failed to parse lock file at")
                || line.contains("error: Attempting to resolve a dependency with more than one crate with links=")
                || has(line, "error: checksum for ", " changed between lock files")
                || has(line, "lock file ", "because --frozen was passed")
                || has(line, "lock file ", "--frozen was passed");
    }

    private static boolean has(String line, String first, String second) {
        int start = line.indexOf(first);
        return start >= 0 && line.indexOf(second, start + first.length()) >= 0;
    }

    /// The fault in the crate or in what it needs, if cargo's words say one.
    Optional<BrokenReason> broken() {
        if (registry && unreachable) {
            return Optional.empty();
        }
        if (ownRoot || (ownMember && !viaDependency)) {
            return Optional.of(BrokenReason.CARGO_TOML);
        }
        if (ownMember || foreignManifest) {
            return Optional.of(BrokenReason.BROKEN_DEPS);
        }
        if (yanked) {
            return Optional.of(BrokenReason.YANKED);
        }
        if (missing) {
            return Optional.of(BrokenReason.MISSING_DEPS);
        }
        if (brokenDependencies) {
            return Optional.of(BrokenReason.BROKEN_DEPS);
        }
        return lockfile ? Optional.of(BrokenReason.INVALID_CARGO_LOCK) : Optional.empty();
    }

    /// What a crate ends as whose resolving or fetching failed; `killReason` is the sandbox's word where it ended that.
    public Outcome outcome(@Nullable String killReason) {
        return machineFault(killReason).or(() -> broken().map(Outcome.Broken::new))
                .orElseGet(() -> new Outcome.PrepareFail(FailureReason.Plain.UNKNOWN));
    }

    /// The same for `cargo metadata --no-deps`, which reads nothing but the crate's manifests: any other failure is theirs.
    Outcome outcomeOfMetadata(@Nullable String killReason) {
        return machineFault(killReason)
                .orElseGet(() -> new Outcome.Broken(broken().orElse(BrokenReason.CARGO_TOML)));
    }

    private Optional<Outcome> machineFault(@Nullable String killReason) {
        if (killReason != null) {
            return Optional.of(new Outcome.PrepareFail(FailureReasons.ofKill(killReason)));
        }
        if (symptoms.noSpace()) {
            return Optional.of(new Outcome.PrepareFail(FailureReason.Plain.NO_SPACE));
        }
        if ((registry && unreachable) || symptoms.network()) {
            return Optional.of(new Outcome.PrepareFail(FailureReason.Plain.NETWORK_ACCESS));
        }
        return symptoms.killed() ? Optional.of(new Outcome.PrepareFail(FailureReason.Plain.OOM)) : Optional.empty();
    }

    /// Reads everything at once: the outcome of a failed `cargo generate-lockfile` or `cargo fetch`.
    public static Outcome classify(List<String> stderrLines, String root) {
        PrepareFailure failure = new PrepareFailure(root);
        stderrLines.forEach(failure::line);
        return failure.outcome(null);
    }
}
