package dev.maar.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.crates.RepositoryAddress;
import dev.maar.problem.EnvironmentError;
import dev.maar.sandbox.CommandResult;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whose fault it is that git fetched nothing, by git 2.39's words.
final class GitFailureTest {
    private static final RepositoryAddress ADDRESS = RepositoryAddress.parse("https://git.example/a");

    @ParameterizedTest
    @ValueSource(strings = {"fatal: could not read Username for 'https://git.example': terminal prompts disabled",
            "fatal: repository 'https://git.example/a/' not found",
            "fatal: remote error: access denied or repository not exported: /a",
            "fatal: unable to access 'https://git.example/a/': The requested URL returned error: 403",
            "fatal: remote error: upload-pack: not our ref 0123456789abcdef0123456789abcdef01234567",
            "fatal: https://git.example/a/info/refs not valid: is this a git repository?"})
    void whatIsNotThereForThePublicIsMissing(String line) {
        GitRoom.Ended ended = ended(List.of(line), null, null);
        assertThat(GitFailure.missing(ended)).contains(line.substring("fatal: ".length()));
        assertThat(GitFailure.trouble(ended, ADDRESS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fatal: unable to access 'https://git.example/a/': The requested URL returned error: 503",
            "fatal: the remote end hung up unexpectedly", "fatal: early EOF"})
    void whatMayPassIsNobodysFault(String line) {
        GitRoom.Ended ended = ended(List.of(line), null, null);
        assertThat(GitFailure.missing(ended)).isEmpty();
        assertThat(GitFailure.trouble(ended, ADDRESS)).hasValueSatisfying(error -> {
            assertThat(error.mayRetry()).isTrue();
            assertThat(error).hasMessageStartingWith("cannot fetch https://git.example/a: ");
        });
    }

    @Test
    void theProxysWordsComeFirst() {
        List<String> said = List.of("fatal: unable to access 'https://git.example/a/': Received HTTP code 403 from"
                + " proxy after CONNECT");
        assertThat(GitFailure.trouble(ended(said, "git.hosts does not name x", null), ADDRESS))
                .map(EnvironmentError::getMessage)
                .contains("cannot fetch https://git.example/a: git.hosts does not name x");
        assertThat(GitFailure.trouble(ended(said, null, "git.example:443 cannot be reached: no such host"), ADDRESS))
                .map(EnvironmentError::getMessage)
                .contains("cannot fetch https://git.example/a: git.example:443 cannot be reached: no such host,"
                        + " perhaps you should check the network");
    }

    @Test
    void anAuthorityThatIsNotTrustedHasItsCure() {
        GitRoom.Ended ended = ended(List.of("fatal: unable to access 'https://git.example/a/': server certificate"
                + " verification failed. CAfile: /opt/maar/authorities.pem CRLfile: none"), null, null);
        assertThat(GitFailure.trouble(ended, ADDRESS)).hasValueSatisfying(
                error -> assertThat(error).hasMessageContaining("SSL_CERT_FILE"));
    }

    @Test
    void theReasonIsOneLine() {
        assertThat(GitFailure.words(List.of("remote: go away", "fatal: no", "more"))).isEqualTo("no");
        assertThat(GitFailure.words(List.of("something", "else", ""))).isEqualTo("else");
        assertThat(GitFailure.words(List.of())).isEqualTo("git said nothing");
    }

    private static GitRoom.Ended ended(List<String> errors, @Nullable String refused, @Nullable String unreachable) {
        return new GitRoom.Ended(new CommandResult(128, null, Duration.ofSeconds(1)), List.of(), errors, refused,
                unreachable);
    }
}
