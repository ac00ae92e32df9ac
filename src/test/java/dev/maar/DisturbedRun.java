package dev.maar;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// One run in a work folder of its own that is disturbed once or twice and then brought to its end, as a person would do it.
///
/// maar reaches the engine through a relay, so that it can be taken from it without harm to others.
final class DisturbedRun implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int TRIES = 3;

    private final TestMaar maar;
    private final CrashExperiment experiment;
    private final DockerCommand docker;
    private final @Nullable OwnEngine engine;
    private final SplittableRandom random;
    private final Path socket;
    private final List<String> said = new ArrayList<>();
    private SocketRelay relay;

    /// `engine` is the test's own, or null for the one that others use, too.
    DisturbedRun(TestMaar maar, CrashExperiment experiment, DockerCommand docker, @Nullable OwnEngine engine, long seed)
            throws IOException {
        this.maar = maar;
        this.experiment = experiment;
        this.docker = docker;
        this.engine = engine;
        this.random = new SplittableRandom(seed);
        this.socket = maar.work().resolveSibling(maar.work().getFileName() + ".sock");
        this.relay = relay();
    }

    private SocketRelay relay() throws IOException {
        return new SocketRelay(socket, Path.of(URI.create(docker.host()).getPath()));
    }

    /// Runs to the end without any disturbance, and tells the watch what there is to see.
    void undisturbed(WorkFolderWatch watch) throws IOException, InterruptedException {
        try (var process = start(experiment.run())) {
            watch.await(new Moment(Moment.Event.DISK_MADE, Integer.MAX_VALUE, Duration.ZERO), process);
            check(process, 0);
        }
    }

    /// Returns whether there was anything to disturb.
    boolean run(CrashPoint point) throws IOException, InterruptedException {
        var watch = new WorkFolderWatch(maar.work());
        boolean disturbed;
        boolean done;
        try (var process = start(experiment.run())) {
            disturbed = watch.await(point.moment(), process) && disturb(point.disturbance(), process);
            done = disturbed
                    ? switch (point.disturbance().end()) {
                        case KILLED -> false;
                        case MAY_STOP -> check(process, 0, 3) == 0;
                        case GOES_ON -> check(process, 0) == 0;
                    }
                    : check(process, 0) == 0;
        }
        if (point.again().isPresent() && !done) {
            killGoingOn(point.again().get());
        }
        if (!done) {
            relay.close();
            if (engine != null) {
                engine.bringBack();
            }
            relay = relay();
            finish();
        }
        return disturbed;
    }

    private void killGoingOn(Moment moment) throws IOException, InterruptedException {
        for (List<String> words : List.of(experiment.resume(), experiment.run())) {
            var watch = new WorkFolderWatch(maar.work());
            try (var process = start(words)) {
                if (watch.await(moment, process)) {
                    process.kill();
                }
                if (!isUnknown(process)) {
                    return;
                }
            }
        }
    }

    private void finish() throws IOException, InterruptedException {
        for (int tries = 0; tries < TRIES; tries++) {
            try (var process = start(experiment.resume())) {
                if (!isUnknown(process) && check(process, 0) == 0) {
                    return;
                }
                if (!isUnknown(process)) {
                    continue;
                }
            }
            try (var process = start(experiment.run())) {
                if (check(process, 0) == 0) {
                    return;
                }
            }
        }
        throw new AssertionError("it does not come to an end");
    }

    /// Where maar was killed before it had made the experiment.
    private static boolean isUnknown(MaarProcess process) throws InterruptedException {
        return process.status() == 2 && process.err().contains("is not known");
    }

    private MaarProcess start(List<String> words) throws IOException {
        return MaarProcess.start(maar, Map.of("DOCKER_HOST", "unix://" + socket), words.toArray(String[]::new));
    }

    private int check(MaarProcess process, Integer... expected) throws InterruptedException {
        int status = process.status();
        said.add("ended with " + status + " after saying:\n" + process.err());
        if (!List.of(expected).contains(status)) {
            throw new AssertionError("ended with " + status + ": " + process.err());
        }
        return status;
    }

    /// What maar's processes said.
    List<String> said() {
        return said;
    }

    private boolean disturb(Disturbance disturbance, MaarProcess process) throws IOException, InterruptedException {
        String container = disturbance.needsContainer() ? container(process) : "";
        if (disturbance.needsContainer() && container.isEmpty()) {
            return false;
        }
        switch (disturbance) {
            case MAAR -> process.kill();
            case MAAR_AND_TOOLS -> process.killWithTools();
            case CONTAINER -> docker.run("kill", container);
            case FIRST_PROCESS -> killFirstProcess(container);
            case CONTAINER_REMOVED -> docker.run("rm", "--force", container);
            case CONTAINER_AND_MAAR -> {
                docker.run("kill", container);
                Thread.sleep(random.nextLong(30));
                process.kill();
            }
            case ENGINE_GONE -> relay.cut();
            case ENGINE_BLINKS -> {
                relay.cut();
                Thread.sleep(random.nextLong(500));
                relay = relay();
            }
            case ENGINE -> own().kill();
            case ENGINE_RESTARTED -> {
                own().kill();
                own().bringBack();
            }
            case CONTAINERD -> own().killContainerd();
        }
        return true;
    }

    private OwnEngine own() {
        return Objects.requireNonNull(engine, "an engine that others use is not killed");
    }

    /// One of this run's containers that run now, or the first that comes; empty if none does.
    private String container(MaarProcess process) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            List<String> running = docker.list("ps", "--quiet", "--filter", "label=dev.maar.owner=" + maar.work());
            if (!running.isEmpty()) {
                return running.get(random.nextInt(running.size()));
            }
        }
        return "";
    }

    private void killFirstProcess(String container) throws IOException, InterruptedException {
        for (String line : docker.run("inspect", "--format", "{{.State.Pid}}", container)) {
            if (line.matches("[1-9][0-9]*")) {
                ProcessHandle.of(Long.parseLong(line)).ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }

    @Override
    public void close() throws IOException {
        relay.close();
    }
}
