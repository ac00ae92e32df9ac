package dev.maar.sandbox;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.Ulimit;
import com.github.dockerjava.api.model.Volume;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
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
    private static final long OPEN_FILES = 4096;
    private static final long GVISOR_OWN_TASKS = 512;
    private static final long GVISOR_TASKS_PER_PROCESS = 8;

    private final DockerClient client;
    private final String owner;

    private Engine(DockerClient client, String owner) {
        this.client = client;
        this.owner = owner;
    }

    /// Connects to the engine at an address such as `unix:///var/run/docker.sock`; `owner` names the work folder.
    ///
    /// @throws EnvironmentError if no engine answers there
    public static Engine connect(String address, String owner) {
        // No API version is set, so that any engine's is spoken: newer engines refuse old versions and old ones newer.
        var config = DefaultDockerClientConfig.createDefaultConfigBuilder().withDockerHost(address).build();
        var transport = new ZerodepDockerHttpClient.Builder().dockerHost(config.getDockerHost())
                .sslConfig(config.getSSLConfig())
                .maxConnections(256)
                .connectionTimeout(Duration.ofSeconds(10))
                .build();
        var engine = new Engine(DockerClientImpl.getInstance(config, transport), owner);
        EngineErrors.translated(engine.client, "answer at " + address, () -> engine.client.pingCmd().exec());
        return engine;
    }

    /// The id of an image (`sha256:…`), which is a digest of its content.
    ///
    /// @throws EnvironmentError if the engine has no such image
    public String imageDigest(String image) {
        try {
            return EngineErrors.translated(client, "look up the image " + image,
                    () -> client.inspectImageCmd(image).exec().getId());
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
        Info info = EngineErrors.translated(client, "tell what it has", () -> client.infoCmd().exec());
        return Capacity.of(info.getRuntimes().keySet(), info.getMemTotal(), info.getNCPU());
    }

    /// Makes and starts a sandbox; the caller closes it.
    ///
    /// @throws EnvironmentError if the engine does not make it
    public Sandbox start(SandboxSpec spec) {
        String id = make(spec);
        try {
            EngineErrors.translated(client, "start a sandbox", () -> client.startContainerCmd(id).exec());
            return new Sandbox(client, id, spec, spec.inGvisor() ? controlGroup(id, spec) : ControlGroup.HIDDEN);
        } catch (NotFoundException e) {
            Sandbox.remove(client, id);
            throw EnvironmentError.ofOne("the container of a sandbox was taken away before it began", e);
        } catch (RuntimeException e) {
            Sandbox.remove(client, id);
            throw e;
        }
    }

    private String make(SandboxSpec spec) {
        try {
            return EngineErrors.translated(client, "make a sandbox", () -> create(spec).exec().getId());
        } catch (NotFoundException e) {
            throw noImage(spec.image(), e);
        }
    }

    /// gVisor takes no part in keeping the limits of memory, processes and CPUs: they hold by the control group around it, or not at all.
    private ControlGroup controlGroup(String id, SandboxSpec spec) {
        Long pid = EngineErrors.translated(client, "look at a sandbox",
                () -> client.inspectContainerCmd(id).exec().getState().getPidLong());
        return ControlGroup.of(pid == null ? 0 : pid, id)
                .orElseThrow(() -> EnvironmentError.lasting("the runtime \"" + spec.runtime()
                        + "\" leaves its sandboxes outside of the engine's control groups, so that no limit would hold;"
                        + " perhaps you should take --ignore-cgroups out of its arguments",
                        new IOException("no control group of container " + id)));
    }

    /// Removes every container of this owner: those of a process that ended without doing so.
    public void sweep() {
        List<Container> left = EngineErrors.translated(client, "list its containers", () -> client.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of(LABEL, owner))
                .exec());
        for (Container container : left) {
            LOG.info("sweeping container {} of an earlier process", container.getId());
            Sandbox.remove(client, container.getId());
        }
    }

    /// The idle process is root without any capability and the work another user, so that all the work can be killed from inside and the
    /// container stay.
    private CreateContainerCmd create(SandboxSpec spec) {
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
        try {
            client.close();
        } catch (IOException e) {
            LOG.debug("closing the engine's client", e);
        }
    }
}
