package dev.maar.build;

import dev.maar.crates.Repositories;
import dev.maar.crates.RepositoryRequest;
import dev.maar.crates.Revision;
import dev.maar.problem.EnvironmentError;
import dev.maar.problem.Spelling;
import dev.maar.problem.UserError;
import dev.maar.sandbox.Engine;
import dev.maar.sandbox.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Asks git what commit a repository's branch, tag or default branch is at, and whether a commit is there.
///
/// Thread-safe.
public final class LookUpRevisions implements Repositories, AutoCloseable {
    private static final int AT_ONCE = 4;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final String REFS = "git ls-remote -- \"$URL\" $REFS\n";
    /// Where a server knows how, the commit comes without its files. One that tells of no commit but its branches' and tags' cannot be
    /// asked cheaply: its word is waited for until the clone.
    private static final String COMMIT = """
            git init -q --bare look
            cd look
            git remote add origin "$URL"
            git config remote.origin.promisor true
            git fetch -q --depth 1 --no-tags --filter=tree:0 origin "$COMMIT" 2>refusal || {
                cat refusal >&2
                grep -qE 'unadvertised object|dumb http|does not support shallow' refusal
            }
            echo found
            """;

    private final GitRoom room;
    private final Limits limits;

    LookUpRevisions(GitRoom room, Limits limits) {
        this.room = room;
        this.limits = limits;
    }

    /// Opens what it needs of its own, with a folder for the time of its use.
    public static LookUpRevisions open(Engine engine, Path folder, GitAccess access, String image, String runtime,
            Limits limits) {
        return new LookUpRevisions(GitRoom.open(engine, folder, access, image, runtime), limits);
    }

    @Override
    public Map<RepositoryRequest, Answer> look(Collection<RepositoryRequest> wanted) throws InterruptedException {
        Map<RepositoryRequest, Answer> answers = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            Map<RepositoryRequest, Future<Answer>> asked = new LinkedHashMap<>();
            wanted.forEach(request -> asked.computeIfAbsent(request, _ -> threads.submit(() -> patiently(request))));
            try {
                for (Map.Entry<RepositoryRequest, Future<Answer>> one : asked.entrySet()) {
                    answers.put(one.getKey(), one.getValue().get());
                }
            } catch (ExecutionException e) {
                throw thrown(e);
            } finally {
                asked.values().forEach(future -> future.cancel(true));
            }
        }
        return answers;
    }

    private static RuntimeException thrown(ExecutionException failure) throws InterruptedException {
        return switch (failure.getCause()) {
            case RuntimeException cause -> cause;
            case InterruptedException cause -> throw cause;
            case Error cause -> throw cause;
            case null, default -> new IllegalStateException(failure);
        };
    }

    /// What passes is asked once more.
    private Answer patiently(RepositoryRequest request) throws InterruptedException {
        try {
            return one(request);
        } catch (EnvironmentError e) {
            if (e.isOfOne() || !e.mayRetry()) {
                throw e;
            }
            Thread.sleep(PAUSE);
            return one(request);
        }
    }

    /// Looks one revision up.
    ///
    /// @throws EnvironmentError if the network or the engine fails
    /// @throws UserError if git may not reach the repository's host
    Answer one(RepositoryRequest request) throws InterruptedException {
        return request.commit().isPresent() ? commit(request, request.commit().get()) : named(request);
    }

    private Answer commit(RepositoryRequest request, String sha) throws InterruptedException {
        GitRoom.Ended ended = run(request, COMMIT, Map.of("COMMIT", sha));
        return ended.result().succeeded() && ended.output().contains("found")
                ? new Answer.Commit(sha)
                : missing(request, "has no commit " + sha + " (" + GitFailure.words(ended.errors()) + ")");
    }

    private Answer named(RepositoryRequest request) throws InterruptedException {
        Revision revision = request.revision();
        List<String> refs = refs(revision);
        GitRoom.Ended ended = run(request, REFS, Map.of("REFS", String.join(" ", refs)));
        if (!ended.result().succeeded()) {
            return missing(request, "cannot be fetched: " + GitFailure.words(ended.errors()));
        }
        Map<String, String> found = commits(ended.output());
        for (String ref : refs) {
            if (found.containsKey(ref) && Revision.isCommit(found.getOrDefault(ref, ""))) {
                return new Answer.Commit(found.getOrDefault(ref, ""));
            }
        }
        return missing(request, revision == null
                ? "has no default branch with a commit"
                : "has no branch or tag \"" + revision.text() + "\"" + near(request, revision));
    }

    /// The best first: what a tag's object is of before the object.
    private static List<String> refs(@Nullable Revision revision) {
        if (revision == null) {
            return List.of("HEAD");
        }
        String name = revision.text();
        return name.startsWith("refs/")
                ? List.of(name + "^{}", name)
                : List.of("refs/heads/" + name, "refs/tags/" + name + "^{}", "refs/tags/" + name);
    }

    private String near(RepositoryRequest request, Revision revision) throws InterruptedException {
        GitRoom.Ended ended = run(request, REFS, Map.of("REFS", "refs/heads/* refs/tags/*"));
        List<String> names = commits(ended.output()).keySet()
                .stream()
                .map(ref -> ref.replaceFirst("^refs/(heads|tags)/", ""))
                .filter(name -> !name.endsWith("^{}"))
                .toList();
        return Stream.of(Spelling.suggestion(revision.text(), names))
                .filter(hint -> !hint.isEmpty())
                .findFirst()
                .orElse("; expected a branch, a tag, or a commit's whole SHA");
    }

    private static Map<String, String> commits(List<String> lines) {
        Map<String, String> commits = new LinkedHashMap<>();
        for (String line : lines) {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                commits.put(line.substring(tab + 1), line.substring(0, tab));
            }
        }
        return commits;
    }

    private GitRoom.Ended run(RepositoryRequest request, String script, Map<String, String> words)
            throws InterruptedException {
        var errand = new GitRoom.Errand(request.address(), "set -f\n" + script, words, null, limits);
        GitRoom.Ended ended = room.run(errand, (_, _) -> {
        });
        if (ended.result().succeeded()) {
            return ended;
        }
        if (ended.refused() != null) {
            throw new UserError(request.text() + ": " + ended.refused());
        }
        GitFailure.trouble(ended, request.address()).ifPresent(trouble -> {
            throw trouble;
        });
        if (ended.result().killReason() != null) {
            throw EnvironmentError.ofOne("cannot look " + request.text() + " up: git was ended for "
                    + ended.result().killReason().text(), new IOException(request.text()));
        }
        return ended;
    }

    private static Answer missing(RepositoryRequest request, String reason) {
        return new Answer.Missing("the repository " + request.address().text() + " " + reason);
    }

    @Override
    public void close() {
        room.close();
    }
}
