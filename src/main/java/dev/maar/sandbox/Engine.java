package dev.maar.sandbox;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.Ulimit;
import com.github.dockerjava.api.model.Volume;
import dev.maar.problem.EnvironmentError;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The Docker Engine, as far as maar needs it: makes sandboxes, and sweeps those that a crash left behind.
///
/// Thread-safe. Everything it makes carries a label with its owner, so that two maars on one engine leave each other alone.
public final class Engine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final String LABEL = "dev.maar.owner";
    /// A call takes a second; on a busy machine, under a runtime that has to begin, many.
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long OPEN_FILES = 4096;
    private static final long GVISOR_OWN_TASKS = 512;
    private static final long GVISOR_TASKS_PER_PROCESS = 8;

    private final EngineClient engine;
    private final String owner;

    private Engine(EngineClient engine, String owner) {
        this.engine = engine;
        this.owner = owner;
    }

    /// Connects to the engine at an address such as `unix:///var/run/docker.sock`; `owner` names the work folder.
    ///
    /// @throws EnvironmentError if no engine answers there
    public static Engine connect(String address, String owner) {
        return connect(address, owner, PATIENCE);
    }

    /// The same for an engine that answers every call within `patience`.
    static Engine connect(String address, String owner, Duration patience) {
        var engine = new Engine(EngineClient.of(address, patience), owner);
        var _ = engine.engine.call("answer at " + address, client -> client.pingCmd().exec());
        return engine;
    }

    /// The id of an image (`sha256:…`), which is a digest of its content.
    ///
    /// @throws EnvironmentError if the engine has no such image
    public String imageDigest(String image) {
        try {
            return engine.call("look up the image " + image,
                    client -> client.inspectImageCmd(image).exec().getId());
        } catch (NotFoundException e) {
            throw noImage(image, e);
        }
    }

    private static EnvironmentError noImage(String image, NotFoundException e) {
        return EnvironmentError.lasting("the engine has no image \"" + image
                + "\": start maar through ./maar, which makes it, or name another with sandbox.image", e);
    }

    /// What the engine can give to sandboxes.
    public Capacity capacity() {
        Info info = engine.call("tell what it has", client -> client.infoCmd().exec());
        return Capacity.of(info.getRuntimes().keySet(), info.getMemTotal(), info.getNCPU());
    }

    /// Makes and starts a sandbox; the caller closes it.
    ///
    /// @throws EnvironmentError if the engine does not make it
    public Sandbox start(SandboxSpec spec) {
        String id = make(spec);
        try {
            engine.call("start a sandbox", client -> client.startContainerCmd(id).exec());
            return new Sandbox(new Container(engine, id, spec),
                    spec.inGvisor() ? controlGroup(id, spec) : ControlGroup.HIDDEN);
        } catch (NotFoundException e) {
            Container.remove(engine, id);
            throw EnvironmentError.ofOne("the container of a sandbox was taken away before it began", e);
        } catch (RuntimeException e) {
            Container.remove(engine, id);
            throw e;
        }
    }

    private String make(SandboxSpec spec) {
        try {
            return engine.call("make a sandbox", client -> create(client, spec).exec().getId());
        } catch (NotFoundException e) {
            throw noImage(spec.image(), e);
        }
    }

    /// gVisor takes no part in keeping the limits of memory, processes and CPUs: they hold by the control group around it, or not at all.
    private ControlGroup controlGroup(String id, SandboxSpec spec) {
        Long pid = engine.call("look at a sandbox",
                client -> client.inspectContainerCmd(id).exec().getState().getPidLong());
        return ControlGroup.of(pid == null ? 0 : pid, id)
                .orElseThrow(() -> EnvironmentError.lasting("the runtime \"" + spec.runtime()
                        + "\" leaves its sandboxes outside of the engine's control groups, so that no limit would hold;"
                        + " perhaps you should take --ignore-cgroups out of its arguments",
                        new IOException("no control group of container " + id)));
    }

    /// Removes every container of this owner: those of a process that ended without doing so.
    public void sweep() {
        List<String> left = engine.call("list its containers", client -> client.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of(LABEL, owner))
                .exec()
                .stream()
                .map(container -> container.getId())
                .toList());
        for (String id : left) {
            LOG.info("sweeping container {} of an earlier process", id);
            Container.remove(engine, id);
        }
    }

    /// The idle process is root without any capability and the work another user, so that all the work can be killed from inside and the
    /// container stay.
    private CreateContainerCmd create(DockerClient client, SandboxSpec spec) {
        return client.createContainerCmd(spec.image())
                .withCmd("sleep", "infinity")
                .withHostConfig(hostConfig(spec))
                .withHostName("maar")
                .withUser("0:0")
                .withWorkingDir("/")
                .withLabels(Map.of(LABEL, owner));
    }

    private static HostConfig hostConfig(SandboxSpec spec) {
        Limits limits = spec.limits();
        return HostConfig.newHostConfig()
                .withRuntime(spec.runtime())
                .withNetworkMode("none")
                .withInit(true)
                .withMemory(limits.memoryBytes())
                .withMemorySwap(limits.memoryBytes())
                .withNanoCPUs((long) (limits.cpus() * 1e9))
                .withPidsLimit(spec.inGvisor() ? gvisorTasks(limits) : limits.processes())
                .withUlimits(ulimits(spec))
                .withReadonlyRootfs(true)
                // A tmpfs is noexec unless told otherwise, and doc tests run from there.
                .withTmpFs(Map.of("/tmp", "rw,exec,nosuid,nodev,mode=1777,size=" + limits.tmpBytes()))
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges"))
                .withBinds(spec.mounts().stream().map(Engine::bind).toList());
    }

    /// A process in gVisor takes about ten tasks of the host, a thread none. The host's limit only bounds what that can come to; gVisor does
    /// not survive it, so what a build may have is said to gVisor itself. A kernel that all containers share would count a user's processes
    /// in all of them together, so there it is the control group's limit.
    private static long gvisorTasks(Limits limits) {
        return GVISOR_OWN_TASKS + GVISOR_TASKS_PER_PROCESS * limits.processes();
    }

    private static List<Ulimit> ulimits(SandboxSpec spec) {
        var ulimits = new ArrayList<>(
                List.of(new Ulimit("nofile", OPEN_FILES, OPEN_FILES), new Ulimit("core", 0L, 0L)));
        if (spec.inGvisor()) {
            long processes = spec.limits().processes();
            ulimits.add(new Ulimit("nproc", processes, processes));
        }
        return ulimits;
    }

    private static Bind bind(Mount mount) {
        return new Bind(mount.host().toString(), new Volume(mount.inside()),
                mount.writable() ? AccessMode.rw : AccessMode.ro);
    }

    @Override
    public void close() {
        engine.close();
    }
}
