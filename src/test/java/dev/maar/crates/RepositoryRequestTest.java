package dev.maar.crates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maar.problem.UserError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses of repositories, their revisions, and what git may reach.
final class RepositoryRequestTest {

    @ParameterizedTest
    @CsvSource({"https://Git.example/a/b.git, git.example, 443", "http://127.0.0.1:8080/x, 127.0.0.1, 8080",
            "git://git.example/x, git.example, 9418"})
    void addressesNameAHostAndAPort(String text, String host, int port) {
        assertThat(RepositoryAddress.parse(text)).isEqualTo(new RepositoryAddress(text, host, port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc", "ssh://git.example/a", "git@git.example:a/b", "ext::sh -c id", "/a/b", "a/b",
            "--upload-pack=x", "https://", "https://git.example", "https://git.example/", "https://git.example/a?b",
            "https://git.example:99999/a", "fd::3"})
    void whatGitWouldTakeForSomethingElseIsRefused(String text) {
        assertThatThrownBy(() -> RepositoryAddress.parse(text)).isInstanceOf(UserError.class)
                .hasMessageContaining("is no repository's address: expected ");
    }

    @Test
    void credentialsAreNeitherTakenNorShown() {
        assertThatThrownBy(() -> RepositoryRequest.parse("https://me:secret@git.example/a"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("holds credentials")
                .message()
                .doesNotContain("secret");
    }

    @Test
    void aRevisionIsANameOrACommit() {
        String sha = "0123456789abcdef0123456789abcdef01234567";
        assertThat(RepositoryRequest.parse("https://git.example/a").revision()).isNull();
        assertThat(RepositoryRequest.parse("https://git.example/a#feature/x").commit()).isEmpty();
        assertThat(RepositoryRequest.parse("https://git.example/a#" + sha).commit()).isEqualTo(Optional.of(sha));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-x", "a b", "a..b", "a~1", "a^", "a:b", "a*", "a[", "a@{1}", "a\\b", "$(id)'",
            "\u0007"})
    void whatGitWouldNotTakeForANameIsRefused(String revision) {
        assertThatThrownBy(() -> RepositoryRequest.parse("https://git.example/a#" + revision))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("is no revision: expected a branch, a tag, or a commit's whole SHA");
    }

    @Test
    void theSitesHostComesFromItsName() {
        GitHubSite site = GitHubSite.parse("GitHub");
        assertThat(site.host()).isEqualTo("GitHub".toLowerCase(Locale.ROOT) + ".com");
        var log = new CrateId.GitHub("rust-lang", "log", null);
        assertThat(site.crate(site.address(log))).isEqualTo(log);
        assertThat(site.crate(RepositoryAddress.parse(site.page(log) + ".git/"))).isEqualTo(log);
        assertThat(site.crate(RepositoryAddress.parse(site.page(log) + "/tree")))
                .isEqualTo(new CrateId.Git(site.page(log) + "/tree", null));
        assertThat(GitHubSite.parse("git.example:8443").page(log)).isEqualTo("https://git.example:8443/rust-lang/log");
        assertThatThrownBy(() -> GitHubSite.parse("https://git.example")).isInstanceOf(UserError.class)
                .hasMessage(
                        "git.github \"https://git.example\": expected the site's name, such as GitHub, or its host");
    }

    @Test
    void hostsAreNamedWithTheirPortsOrForTheUsualOnes() {
        GitHosts hosts = GitHosts.parse(" Git.example, 127.0.0.1:8080 ,");
        assertThat(hosts.names("git.EXAMPLE", 443)).isTrue();
        assertThat(hosts.names("git.example", 8080)).isFalse();
        assertThat(hosts.names("127.0.0.1", 8080)).isTrue();
        assertThat(hosts.names("127.0.0.1", 80)).isFalse();
        assertThat(hosts.isOpen()).isFalse();
        assertThat(GitHosts.parse("")).isEqualTo(new GitHosts(List.of()));
        assertThatThrownBy(() -> GitHosts.parse("https://git.example")).isInstanceOf(UserError.class)
                .hasMessage(
                        "git.hosts \"https://git.example\": expected HOST or HOST:PORT, with commas between them");
    }
}
