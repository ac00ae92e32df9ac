package dev.maar.crates;

import dev.maar.problem.UserError;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Answers the selections of repositories: what is named by hand is looked up at once, what a list of all repositories names at its
/// first clone.
public final class FromRepositories {
    private final GitHubSite site;
    private final GitHosts hosts;
    private final Repositories repositories;

    public FromRepositories(GitHubSite site, GitHosts hosts, Repositories repositories) {
        this.site = site;
        this.hosts = hosts;
        this.repositories = repositories;
    }

    /// Whether an entry of a list means a repository: `ORG/NAME[/SHA]`, `git:URL[#REV]`.
    static boolean isRepository(String entry) {
        return entry.startsWith("git:") || entry.indexOf('/') > 0;
    }

    /// Reads such an entry; throws [UserError] for what is none, or is where git may not go.
    Wish entry(String entry, String reason, String place) {
        return wish(entry.startsWith("git:")
                ? RepositoryRequest.parse(entry.substring("git:".length()))
                : onSite(entry), reason, place);
    }

    private RepositoryRequest onSite(String entry) {
        int last = entry.lastIndexOf('/');
        boolean pinned = Revision.isCommit(entry.substring(last + 1));
        CrateId.GitHub crate = GitHubSite.repository(pinned ? entry.substring(0, last) : entry)
                .orElseThrow(() -> new UserError("\"" + entry + "\" is no repository's name: expected ORG/NAME,"
                        + " ORG/NAME/SHA, or git:https://HOST/PATH for one that is elsewhere"));
        return new RepositoryRequest(site.address(crate), pinned ? new Revision(entry.substring(last + 1)) : null);
    }

    private Wish wish(RepositoryRequest request, String reason, String place) {
        hosts.check(request.address());
        return new Wish.Repository(request, site.crate(request.address()), reason, place);
    }

    Wish one(Selection.Repository selection) {
        return wish(selection.request(), selection.text(), "selection \"" + selection.text() + "\"");
    }

    /// The repositories of a list, which may be many: their commits are not known yet.
    List<Wish> all(Selection.RepositoryList selection, ReadList read) throws InterruptedException {
        String file = selection.file();
        boolean web = file.startsWith("http://") || file.startsWith("https://");
        String text = web
                ? read.whole(URI.create(file), selection.text())
                : read.whole(Path.of(file), selection.text());
        List<ReadRepositories.Entry> entries = ReadRepositories.of(file, text);
        hosts.check(site.address(entries.getFirst().crate()));
        return entries.stream()
                .<Wish>map(entry -> new Wish.Exact(
                        new ResolvedCrate(entry.crate(), selection.text(), null, null, "")))
                .toList();
    }

    /// What is known of each wish: the crate at its commit, or why there is none.
    Map<Wish.Repository, Found> look(List<Wish> wishes) throws InterruptedException {
        List<Wish.Repository> wanted = wishes.stream()
                .flatMap(wish -> wish instanceof Wish.Repository one ? Stream.of(one) : Stream.of())
                .toList();
        Map<RepositoryRequest, Repositories.Answer> answers = wanted.isEmpty()
                ? Map.of()
                : repositories.look(wanted.stream().map(Wish.Repository::request).distinct().toList());
        Map<Wish.Repository, Found> found = new LinkedHashMap<>();
        for (Wish.Repository wish : wanted) {
            found.put(wish, found(wish, answers));
        }
        return found;
    }

    private static Found found(Wish.Repository wish, Map<RepositoryRequest, Repositories.Answer> answers) {
        Repositories.Answer answer = answers.get(wish.request());
        return switch (answer) {
            case Repositories.Answer.Commit(String sha) ->
                new Found(new ResolvedCrate(wish.crate().at(sha), wish.reason(), null, sha, ""), "");
            case Repositories.Answer.Missing(String reason) -> new Found(null, reason);
            case null -> throw new IllegalStateException("nobody looked for " + wish.request());
        };
    }

    /// A crate, or why it is missing.
    record Found(@Nullable ResolvedCrate resolved, String reason) {
        Optional<ResolvedCrate> crate() {
            return Optional.ofNullable(resolved);
        }
    }
}
