package dev.maar.build;

import dev.maar.outcome.Diagnostic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads from cargo's standard error which packages it could not build where no compiler message says so: build scripts that
/// failed, a compiler that crashed, a package that asks for a newer rustc.
///
/// Fed line by line; for one thread.
final class CargoComplaints {
    private static final int LONGEST_BLOCK = 200;
    private static final int MOST_NAMES = 10_000;
    private static final int MOST_BROKEN = 50;
    private static final Pattern STATUS = Pattern
            .compile(" {0,12}(?:Compiling|Checking|Documenting) (\\S+) v(\\S+)(?: \\((.*)\\))?.*");
    private static final Pattern SCRIPT = Pattern.compile(
            "error: failed to run custom build command for `(\\S+) v(\\S+)(?: \\((.*)\\))?`.*");
    private static final Pattern CRASH = Pattern.compile("error: could not compile `([^` ]+)`(?: \\([^)]*\\))?\\.?");
    private static final Pattern TOO_OLD = Pattern.compile(
            "error: package `(\\S+) v(\\S+)(?: \\((.*)\\))?` cannot be built because it requires rustc (\\S+).*");
    private static final Pattern TOO_OLD_ENTRY = Pattern.compile(" {2}([^\\s@]+)@([^\\s@]+) requires rustc (\\S+)");
    private static final String ENDED = "process didn't exit successfully: ";
    private static final Pattern END = Pattern.compile("\\((?:signal: \\d+, (\\w+)[^()]*|exit status: \\d+)\\)$");
    private static final Pattern PANIC = Pattern.compile(
            "thread 'rustc'.* panicked at .*|error: (?:internal compiler error: unexpected panic|the compiler unexpectedly panicked.*)");

    /// A package that cargo names: `id` is Crater's key, null where cargo's words do not tell.
    private record Named(@Nullable String id, boolean local) {}

    private final LocalPackages local;
    private final String crateId;
    private final FoundDiagnostics found;
    private final Map<String, Named> started = new HashMap<>();
    private final Set<String> brokenDependencies = new HashSet<>();
    private final List<String> block = new ArrayList<>();
    private @Nullable Named blamed;
    private String complaint = "";
    private boolean crashing;
    private boolean panicSeen;
    private boolean localIce;

    CargoComplaints(LocalPackages local, String crateId, FoundDiagnostics found) {
        this.local = local;
        this.crateId = crateId;
        this.found = found;
    }

    void line(String whole) {
        String line = Excerpt.of(whole, Excerpt.LINE);
        Matcher status = STATUS.matcher(line);
        if (status.matches() && started.size() < MOST_NAMES) {
            started.merge(status.group(1), named(status.group(1), status.group(2), status.group(3)),
                    (one, other) -> one.equals(other) ? one : new Named(null, one.local() && other.local()));
        } else if (PANIC.matcher(line).matches()) {
            panicSeen = true;
        } else if (!headline(line) && blamed != null) {
            inBlock(line);
        }
    }

    private boolean headline(String line) {
        Matcher entry = TOO_OLD_ENTRY.matcher(line);
        if (entry.matches()) {
            begin(named(entry.group(1), entry.group(2), null), "needs rustc " + entry.group(3), line);
            return true;
        }
        if (!line.startsWith("error")) {
            return false;
        }
        Matcher script = SCRIPT.matcher(line);
        Matcher tooOld = TOO_OLD.matcher(line);
        Matcher crash = CRASH.matcher(line);
        if (script.matches()) {
            begin(named(script.group(1), script.group(2), script.group(3)), "build script failed", line);
        } else if (tooOld.matches()) {
            begin(named(tooOld.group(1), tooOld.group(2), tooOld.group(3)), "needs rustc " + tooOld.group(4), line);
        } else if (crash.matches()) {
            begin(started.getOrDefault(crash.group(1), new Named(null, false)), "the compiler crashed", line);
            crashing = true;
        } else {
            finish();
        }
        return true;
    }

    private Named named(String name, String version, @Nullable String place) {
        boolean isLocal = place == null ? isLocal(name, version) : local.containsFolder(place);
        if (isLocal) {
            return new Named(crateId, true);
        }
        if (place == null) {
            return new Named(
                    PackageId.parse(name + " " + version + " (registry+)").map(PackageId::crateId).orElse(null), false);
        }
        String source = place.startsWith("/") ? "path+file://" + place : "git+" + place;
        return new Named(
                PackageId.parse(name + " " + version + " (" + source + ")").map(PackageId::crateId).orElse(null),
                false);
    }

    /// Only where cargo leaves the folder out, which it does for all packages in its list of too new ones.
    private boolean isLocal(String name, String version) {
        return local.ids()
                .stream()
                .flatMap(id -> PackageId.parse(id).stream())
                .anyMatch(id -> id.name().equals(name) && id.version().equals(version));
    }

    private void begin(Named named, String words, String line) {
        finish();
        blamed = named;
        complaint = words;
        block.add(Excerpt.of(line, Excerpt.KEPT_LINE));
    }

    private void inBlock(String line) {
        Matcher end = END.matcher(line);
        if (crashing && line.contains(ENDED) && end.find()) {
            crashed(end.group(1));
        }
        if (line.startsWith("warning: ")) {
            finish();
        } else if (block.size() < LONGEST_BLOCK) {
            block.add(Excerpt.of(line, Excerpt.KEPT_LINE));
        }
    }

    private void crashed(@Nullable String signal) {
        complaint = signal == null ? complaint : "the compiler was ended by " + signal;
        if (panicSeen && signal == null && blamed != null && blamed.local()) {
            localIce = true;
        }
    }

    /// Ends the complaint that is being read; to be called once more after the last line.
    void finish() {
        Named named = blamed;
        if (named != null) {
            if (!named.local() && named.id() != null && brokenDependencies.size() < MOST_BROKEN) {
                brokenDependencies.add(named.id());
            }
            report(named);
        }
        blamed = null;
        crashing = false;
        block.clear();
    }

    private void report(Named named) {
        String cause = BuildScriptWords.cause(block);
        String message = cause.isEmpty() ? complaint : complaint + ": " + cause;
        found.add(new Diagnostic(null, "error", message, named.id() == null ? "" : named.id(), named.local(), null,
                null, String.join("\n", block) + "\n", DiagnosticKey.of(null, message)));
    }

    /// The dependencies that could not be built, by Crater's key.
    Set<String> brokenDependencies() {
        return Set.copyOf(brokenDependencies);
    }

    /// Whether the compiler panicked on the crate under test without a message of its own.
    boolean localIce() {
        return localIce;
    }

    /// Whether cargo came as far as compiling anything.
    boolean anythingStarted() {
        return !started.isEmpty();
    }
}
