package dev.maar.crates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LikelySlipsTest {
    private final LoopbackRegistry server = new LoopbackRegistry();

    @TempDir
    private Path work;

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"rust-serde, serde", "serde_rs, serde", "serde-rust, serde", "serrde, serde", "se-rde, serde",
            "serdes, serde", "Rust_Serde, serde", "yaml, yaml-rs", "crypto, rust-crypto", "regexe, nothing",
            "inflector-rs, Inflector"})
    void aNameThatIsNearlyAnothersIsFoundByAskingForIt(String slip, String meant) throws Exception {
        for (String name : List.of("serde", "yaml-rs", "rust-crypto", "Inflector")) {
            server.publish(name, "1.0.0");
        }
        List<String> found = new LikelySlips(new FetchEntries(Loopback.registry(server, work)))
                .of(new CrateName(slip));
        assertThat(found).isEqualTo(meant.equals("nothing") ? List.of() : List.of(meant));
    }

    @Test
    void atMostEightQuestionsAreAskedOfTenNames() throws Exception {
        var slips = new LikelySlips(new FetchEntries(Loopback.registry(server, work)));
        for (int number = 0; number < 20; number++) {
            assertThat(slips.of(new CrateName("rust-aab" + "c".repeat(number) + "_s-rs"))).isEmpty();
        }
        assertThat(server.requests().stream().map(RecordedRequest::getTarget).distinct().count()).isBetween(20L, 80L);
        assertThat(LikelySlips.around("x")).extracting(CrateName::text).containsExactly("x-rs", "rust-x", "xs");
    }

    @Test
    void aServerThatIsInTroubleCostsOnlyTheHint() throws Exception {
        for (int attempt = 0; attempt < 3; attempt++) {
            server.next("/index/" + new CrateName("serde").indexPath(), 503);
        }
        assertThat(new LikelySlips(new FetchEntries(Loopback.registry(server, work))).of(new CrateName("serdes")))
                .isEmpty();
    }
}
