package dev.maar.build;

import dev.maar.outcome.Colours;
import dev.maar.outcome.Diagnostic;
import dev.maar.outcome.StepKind;
import dev.maar.outcome.TestResult;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Reads what one of cargo's steps prints, line by line: gives the lines for the log, and gathers what they mean.
///
/// The words are foreign: nothing in them makes this fail or keep more than a bound. [#finish] ends the reading, after which
/// [FailureReasons] and [StepFailure] say what a failed step means. For one thread.
public final class CargoOutput {
    private static final int MOST_NAMES = 50;

    private final CargoStep step;
    private final LocalPackages local;
    private final String crateId;
    private final FoundDiagnostics found;
    private final Symptoms symptoms = new Symptoms();
    private final CargoComplaints complaints;
    private final PrepareFailure prepare;
    private final LibtestOutput libtest = new LibtestOutput();
    private final DocTestErrors docTests;
    private final TestSignals signals;
    private final Set<String> localCodes = new TreeSet<>();
    private final Set<String> failedDependencies = new TreeSet<>();
    private boolean localIce;
    private boolean futureReport;

    /// `crateId` is the key of the crate under test; `found` takes the diagnostics and is shared by the attempt's steps.
    public CargoOutput(CargoStep step, LocalPackages local, String crateId, FoundDiagnostics found) {
        this.step = step;
        this.local = local;
        this.crateId = crateId;
        this.found = found;
        this.complaints = new CargoComplaints(local, crateId, found);
        this.prepare = new PrepareFailure(local.root());
        this.docTests = new DocTestErrors(crateId, found);
        this.signals = new TestSignals(crateId, found);
    }

    /// Takes a line of standard output and returns its lines for the log.
    public List<String> stdout(String line) {
        if (!step.json()) {
            return plain(line);
        }
        return CompilerMessage.parse(line).map(this::message).orElseGet(() -> raw("[stdout] ", line));
    }

    /// Takes a line of standard error and returns its lines for the log.
    public List<String> stderr(String line) {
        if (step.kind() == StepKind.TEST_RUN) {
            libtest.stderr(line);
            signals.stderr(line);
            localIce |= docTests.compilerPanicked(line);
        } else {
            complaints.line(line);
            prepare.line(line);
            futureReport |= FutureReport.said(line);
        }
        return raw("[stderr] ", line);
    }

    /// Says that the step has ended.
    public void finish() {
        complaints.finish();
        docTests.finish();
    }

    private List<String> plain(String line) {
        if (step.kind() == StepKind.TEST_RUN) {
            libtest.stdout(line);
            docTests.stdout(line);
        }
        return raw("[stdout] ", line);
    }

    private List<String> raw(String prefix, String line) {
        symptoms.line(line);
        return List.of(prefix + line);
    }

    private List<String> message(CompilerMessage message) {
        if (!message.fromCompiler()) {
            return List.of();
        }
        List<String> rendered = Colours.without(Colours.read(message.rendered())).stripTrailing().lines().toList();
        rendered.forEach(symptoms::line);
        boolean isLocal = local.contains(message.packageId());
        String id = isLocal ? crateId : PackageId.parse(message.packageId()).map(PackageId::crateId).orElse("");
        if (message.diagnostic()) {
            found.add(new Diagnostic(message.code(), message.level(), message.message(), id, isLocal, message.file(),
                    message.line(), message.rendered(), DiagnosticKey.of(message.code(), message.message())));
        }
        // A linker that the kernel killed says nothing of the package whose turn it was.
        if (message.error() && rendered.stream().noneMatch(Symptoms::isKilled)) {
            failed(message, isLocal, id);
        }
        return rendered.stream().map(line -> "[stdout] " + line).toList();
    }

    private void failed(CompilerMessage message, boolean isLocal, String id) {
        localIce |= isLocal && message.internalError();
        if (isLocal && message.code() != null && localCodes.size() < MOST_NAMES) {
            localCodes.add(message.code());
        }
        if (!isLocal && !id.isEmpty() && failedDependencies.size() < MOST_NAMES) {
            failedDependencies.add(id);
        }
    }

    CargoStep step() {
        return step;
    }

    Symptoms symptoms() {
        return symptoms;
    }

    PrepareFailure prepare() {
        return prepare;
    }

    /// Whether the compiler broke on the crate under test.
    boolean internalError() {
        return localIce || complaints.localIce();
    }

    /// The codes of the crate's own errors, those of its documentation tests included.
    Set<String> localCodes() {
        Set<String> codes = new TreeSet<>(localCodes);
        docTests.codes().stream().limit(MOST_NAMES).forEach(codes::add);
        return codes;
    }

    /// The dependencies that the compiler complained about.
    Set<String> failedDependencies() {
        return Set.copyOf(failedDependencies);
    }

    /// The dependencies that failed without a word of the compiler.
    Set<String> brokenDependencies() {
        return complaints.brokenDependencies();
    }

    /// Whether cargo keeps a report of future incompatibilities.
    boolean futureReport() {
        return futureReport;
    }

    /// Whether cargo came as far as compiling anything.
    boolean anythingCompiled() {
        return complaints.anythingStarted();
    }

    /// The single tests that ran, in their order; empty but for the step that runs tests.
    public List<TestResult> tests() {
        return libtest.results();
    }
}
