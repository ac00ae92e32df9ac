package dev.maar.crates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maar.problem.UserError;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Asks crates.io itself, for two or three small crates.
final class CratesIoIT {
    private static final String FNV_1_0_7 = "3f9eec918d3f24069decb9af1554cad7c880e2da24a9afd88aca000531ab82c1";

    @TempDir
    Path work;

    private final WebClient web = WebClient.from(System.getenv(), "test", InstantSource.system(),
            WebClient.Patience.usual());

    @Test
    void resolvesDownloadsAndUnpacksSmallCrates() throws InterruptedException {
        List<ResolvedCrate> crates = resolve("list:try-lock@0.2.2,fnv@1.0.7");
        assertThat(crates).extracting(ResolvedCrate::crate)
                .containsExactly(new CrateId.Registry("fnv", "1.0.7"), new CrateId.Registry("try-lock", "0.2.2"));
        assertThat(crates.getFirst().checksum()).isEqualTo(FNV_1_0_7);
        assertThat(crates.getLast().status()).isEqualTo("outdated");

        PackageStore packages = packages();
        for (ResolvedCrate crate : crates) {
            Sources sources = packages.fetch((CrateId.Registry) crate.crate(), String.valueOf(crate.checksum()));
            assertThat(sources).isInstanceOfSatisfying(Sources.Ready.class,
                    ready -> assertThat(ready.folder().resolve("Cargo.toml")).exists());
        }
    }

    @Test
    void namesTheRightSpelling() {
        assertThatThrownBy(() -> resolve("list:try_lock"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("did you mean \"try-lock\"?");
    }

    private List<ResolvedCrate> resolve(String selection) throws InterruptedException {
        return new SelectionResolver(registry(), web, work, (_, _, _) -> List.of(),
                Catalogues.none("crates.io"), new FromRepositories(GitHubSite.parse("GitHub"), new GitHosts(List.of()),
                        _ -> Map.of()))
                .resolve(CrateChoice.of(List.of(selection)))
                .crates();
    }

    private Registry registry() {
        return Registry.of("crates.io", web, work.resolve("registry"), InstantSource.system());
    }

    private PackageStore packages() {
        Archives archives = new Archives(registry(), work.resolve("registry/archives"), Archives.USUAL_BYTES,
                InstantSource.system());
        return new PackageStore(archives, work.resolve("sources"), PackageLimits.usual(), InstantSource.system());
    }
}
