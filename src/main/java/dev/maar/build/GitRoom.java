package dev.maar.build;

import dev.maar.crates.RepositoryAddress;
import dev.maar.problem.EnvironmentError;
import dev.maar.sandbox.Command;
import dev.maar.sandbox.CommandResult;
import dev.maar.sandbox.Engine;
import dev.maar.sandbox.Limits;
import dev.maar.sandbox.Mount;
import dev.maar.sandbox.OutputListener;
import dev.maar.sandbox.OutputListener.Stream;
import dev.maar.sandbox.Sandbox;
import dev.maar.sandbox.SandboxSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs git in containers that reach nothing but a proxy of ours, with no credentials, hooks, filters or questions.
///
/// Thread-safe; each call has a container of its own.
final class GitRoom implements AutoCloseable {
    /// What lies before every script: the proxy's socket as a port.
    private static final String PROLOGUE = """
            set -e
            socat TCP-LISTEN:8080,bind=127.0.0.1,fork,reuseaddr UNIX-CONNECT:%s/%s >/dev/null 2>&1 &
            until grep -q ' 0100007F:1F90 .* 0A ' /proc/net/tcp; do sleep 0.02; done
            """.formatted(Layout.GIT, ShortSocket.NAME);
    private static final int MOST_LINES = 1_000;

    private final Engine engine;
    private final GitProxy proxy;
    private final GitAccess access;
    private final String image;
    private final String runtime;

    private GitRoom(Engine engine, GitProxy proxy, GitAccess access, String image, String runtime) {
        this.engine = engine;
        this.proxy = proxy;
        this.access = access;
        this.image = image;
        this.runtime = runtime;
    }

    /// Opens it with a folder for the proxy's socket, which is made.
    static GitRoom open(Engine engine, Path folder, GitAccess access, String image, String runtime) {
        var reach = new ReachHost(access.hosts(), access.network());
        return new GitRoom(engine, GitProxy.open(folder, reach), access, image, runtime);
    }

    /// One use of git: a script that knows the repository as `$URL` and other words by their names, where it may write (null: nowhere but
    /// in its `/tmp`), and under which limits.
    record Errand(RepositoryAddress address, String script, Map<String, String> words, @Nullable Path disk,
            Limits limits) {}

    /// What git said on its two streams, bounded, and how it ended; `refused` and `unreachable` are the proxy's words, null where it had none.
    record Ended(CommandResult result, List<String> output, List<String> errors, @Nullable String refused,
            @Nullable String unreachable) {
        Ended {
            output = List.copyOf(output);
            errors = List.copyOf(errors);
        }
    }

    /// Runs a script to its end; `listener` hears all of it.
    ///
    /// @throws EnvironmentError if the engine fails
    Ended run(Errand errand, OutputListener listener) throws InterruptedException {
        var own = new HostPort(errand.address().host(), errand.address().port());
        List<String> output = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        try (GitProxy.Pass pass = proxy.admit(own); Sandbox sandbox = engine.start(spec(errand))) {
            Map<String, String> words = new LinkedHashMap<>(errand.words());
            words.put("URL", errand.address().text());
            words.put("MAAR_PASS", pass.word());
            words.putAll(configuration(pass.word()));
            var command = new Command(List.of("sh", "-c", PROLOGUE + errand.script()), words);
            CommandResult result = sandbox.run(command, (stream, line) -> {
                List<String> lines = stream == Stream.STDOUT ? output : errors;
                if (lines.size() < MOST_LINES) {
                    lines.add(line);
                }
                listener.line(stream, line);
            });
            return new Ended(result, output, errors, pass.refused().orElse(null), pass.unreachable().orElse(null));
        }
    }

    private SandboxSpec spec(Errand errand) {
        List<Mount> mounts = new ArrayList<>(List.of(Mount.readOnly(proxy.folder(), Layout.GIT)));
        access.network().authorities().ifPresent(file -> mounts.add(Mount.readOnly(file, Layout.AUTHORITIES)));
        Path disk = errand.disk();
        if (disk != null) {
            mounts.add(Mount.writable(disk, Layout.TARGET));
        }
        return new SandboxSpec(image, runtime, mounts, environment(), disk == null ? "/tmp" : Layout.TARGET,
                errand.limits());
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>(Map.of("PATH", "/usr/local/bin:/usr/bin:/bin", "HOME",
                "/tmp", "LANG", "C.UTF-8", "GIT_TERMINAL_PROMPT", "0", "GIT_CONFIG_NOSYSTEM", "1",
                "GIT_ALLOW_PROTOCOL", "http:https:git"));
        if (access.network().authorities().isPresent()) {
            environment.put("GIT_SSL_CAINFO", Layout.AUTHORITIES);
        }
        return environment;
    }

    /// Said by the environment, which goes over whatever a repository brings.
    private static Map<String, String> configuration(String pass) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("http.proxy", "http://maar:" + pass + "@127.0.0.1:8080");
        keys.put("http.proxyAuthMethod", "basic");
        keys.put("core.gitProxy", Layout.GIT + "/git-connect");
        keys.put("core.hooksPath", "/dev/null");
        keys.put("core.attributesFile", "/dev/null");
        keys.put("core.autocrlf", "false");
        keys.put("credential.helper", "");
        keys.put("gc.auto", "0");
        keys.put("advice.detachedHead", "false");
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("GIT_CONFIG_COUNT", Integer.toString(keys.size()));
        int number = 0;
        for (Map.Entry<String, String> key : keys.entrySet()) {
            environment.put("GIT_CONFIG_KEY_" + number, key.getKey());
            environment.put("GIT_CONFIG_VALUE_" + number, key.getValue());
            number++;
        }
        return environment;
    }

    @Override
    public void close() {
        proxy.close();
    }
}
