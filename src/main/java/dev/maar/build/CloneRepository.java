package dev.maar.build;

import dev.maar.crates.Repositories.Answer;
import dev.maar.crates.RepositoryAddress;
import dev.maar.crates.RepositoryRequest;
import dev.maar.crates.Revision;
import dev.maar.crates.Sources;
import dev.maar.outcome.BrokenReason;
import dev.maar.outcome.FailureReason;
import dev.maar.outcome.Outcome;
import dev.maar.problem.EnvironmentError;
import dev.maar.sandbox.KillReason;
import dev.maar.sandbox.Limits;
import dev.maar.sandbox.OutputListener;
import dev.maar.sandbox.ScratchDisk;
import dev.maar.sandbox.ScratchDisks;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Fetches a repository's files at one commit, shallow, in a container of its own; they come out as plain files.
///
/// Thread-safe.
final class CloneRepository {
    private static final String CHECKOUT = "checkout";
    /// A server may know no shallow fetch of a commit that it does not name: then all branches and tags come. Submodules come as far as
    /// they can be had; git's own files stay here. What git could not write it only tells: its status is 0.
    private static final String SCRIPT = """
            git init -q %s
            cd %s
            git remote add origin "$URL"
            if ! git fetch -q --depth 1 --no-tags origin "$COMMIT" 2>/tmp/refusal; then
                cat /tmp/refusal >&2
                grep -qE 'unadvertised object|dumb http|does not support shallow' /tmp/refusal || exit 1
                git fetch -q origin '+refs/heads/*:refs/remotes/origin/*' '+refs/tags/*:refs/tags/*'
            fi
            git checkout -q --detach "$COMMIT" 2>/tmp/trouble || { cat /tmp/trouble >&2; exit 1; }
            if [ -f .gitmodules ]; then
                git submodule --quiet update --init --recursive --depth 1 2>>/tmp/trouble ||
                    echo 'not every submodule could be fetched'
            fi
            cat /tmp/trouble >&2
            ! grep -qE 'unable to (write|create)|No space left' /tmp/trouble || exit 1
            find . -name .git -prune -exec rm -rf {} +
            """.formatted(CHECKOUT, CHECKOUT);

    private final GitRoom room;
    private final GitAccess access;
    private final ScratchDisks disks;

    CloneRepository(GitRoom room, GitAccess access, ScratchDisks disks) {
        this.room = room;
        this.access = access;
        this.disks = disks;
    }

    /// What came of it.
    sealed interface Cloned {

        /// The commit, and the folder of its files, which is shared.
        record Ready(String commit, Path folder) implements Cloned {}

        /// It cannot be had, and by whose fault; `commit` is null where not even that is known.
        record Refused(Outcome outcome, String reason, @Nullable String commit) implements Cloned {}
    }

    /// Brings a commit's files; null for that of the default branch now.
    ///
    /// @throws EnvironmentError if the network, the engine or the machine fails: that says nothing about the repository
    Cloned fetch(RepositoryAddress address, @Nullable String commit, Limits limits, OutputListener log)
            throws InterruptedException {
        String known = commit;
        if (known == null) {
            switch (new LookUpRevisions(room, limits).one(new RepositoryRequest(address, null))) {
                case Answer.Missing(String reason) -> {
                    return new Cloned.Refused(new Outcome.Broken(BrokenReason.MISSING_GIT_REPOSITORY), reason, null);
                }
                case Answer.Commit(String sha) -> known = sha;
            }
        }
        String sha = new Revision(known).text();
        return access.checkouts().alone(address, sha, () -> {
            Optional<Path> there = access.checkouts().find(address, sha);
            return there.isPresent() ? new Cloned.Ready(sha, there.get()) : fetchNow(address, sha, limits, log);
        });
    }

    private Cloned fetchNow(RepositoryAddress address, String commit, Limits limits, OutputListener log)
            throws InterruptedException {
        try (ScratchDisk disk = disks.make(limits.diskBytes())) {
            var errand = new GitRoom.Errand(address, SCRIPT, Map.of("COMMIT", commit), disk.folder(), limits);
            GitRoom.Ended ended = room.run(errand, log);
            disk.checkKept();
            Optional<EnvironmentError> trouble = GitFailure.trouble(ended, address);
            // A submodule that may not be fetched is left out; one that cannot be just now is not.
            if (trouble.isPresent() && (!ended.result().succeeded() || ended.refused() == null)) {
                throw trouble.get();
            }
            if (!ended.result().succeeded()) {
                return new Cloned.Refused(outcome(ended), GitFailure.words(ended.errors()), commit);
            }
            return switch (access.checkouts().keep(address, commit, disk.folder().resolve(CHECKOUT))) {
                case Sources.Ready(Path folder) -> new Cloned.Ready(commit, folder);
                case Sources.Refused(String reason) ->
                    new Cloned.Refused(new Outcome.Broken(BrokenReason.UNKNOWN), reason, commit);
            };
        }
    }

    private static Outcome outcome(GitRoom.Ended ended) {
        KillReason killed = ended.result().killReason();
        if (killed != null) {
            return new Outcome.PrepareFail(FailureReasons.ofKill(killed.text()));
        }
        return GitFailure.missing(ended).isPresent()
                ? new Outcome.Broken(BrokenReason.MISSING_GIT_REPOSITORY)
                : new Outcome.PrepareFail(FailureReason.Plain.UNKNOWN);
    }
}
