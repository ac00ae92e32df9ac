package dev.maar.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maar.crates.Catalogue;
import dev.maar.crates.CrateId;
import dev.maar.crates.KnownCrate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CatalogueFactsTest {
    private static final CrateId SYN = new CrateId.Registry("syn", "1.0.0");
    private static final CrateId UNKNOWN = new CrateId.Registry("unknown", "1.0.0");
    private static final CrateId REPOSITORY = new CrateId.GitHub("org", "syn", null);

    @Test
    void readsTheDownloadsOfAllCratesOnce() {
        var catalogue = new MadeCatalogue();
        var facts = new CatalogueFacts(catalogue);
        assertThat(catalogue.read).isZero();
        assertThat(facts.downloads(SYN)).isEqualTo(700);
        assertThat(facts.downloads(UNKNOWN)).isNull();
        assertThat(facts.downloads(REPOSITORY)).isNull();
        assertThat(catalogue.read).isEqualTo(1);
    }

    @Test
    void looksTheRestUpCrateByCrate() {
        var facts = new CatalogueFacts(new MadeCatalogue());
        assertThat(facts.recentDownloads(SYN)).isEqualTo(70);
        assertThat(facts.dependents(SYN)).isEqualTo(7);
        assertThat(facts.owners(SYN)).containsExactly("dtolnay");
        assertThat(facts.recentDownloads(UNKNOWN)).isNull();
        assertThat(facts.dependents(REPOSITORY)).isNull();
        assertThat(facts.owners(REPOSITORY)).isEmpty();
        assertThat(facts.asOf()).isEqualTo("2026-11-19");
    }

    @Test
    void readsAllOwnersAtOnceWhenManyAreAskedFor() {
        var catalogue = new MadeCatalogue();
        var facts = new CatalogueFacts(catalogue);
        for (int asked = 0; asked < 3_000; asked++) {
            assertThat(facts.owners(SYN)).containsExactly("dtolnay");
        }
        assertThat(catalogue.ownersRead).isZero();
        for (int asked = 0; asked < 3_000; asked++) {
            assertThat(facts.owners(SYN)).containsExactly("dtolnay");
            assertThat(facts.owners(UNKNOWN)).isEmpty();
        }
        assertThat(catalogue.ownersRead).isEqualTo(1);
    }

    private static final class MadeCatalogue implements Catalogue {
        private int read;
        private int ownersRead;

        @Override
        public Instant madeAt() {
            return Instant.parse("2026-11-19T23:59:59Z");
        }

        @Override
        public List<KnownCrate> first(int count, Order order) {
            return List.of();
        }

        @Override
        public Optional<Integer> place(String name, Order order) {
            return Optional.empty();
        }

        @Override
        public Optional<KnownCrate> find(String name) {
            return name.equals("syn")
                    ? Optional.of(new KnownCrate("syn", "1.0.0", null, null, null, 700, 70, 7))
                    : Optional.empty();
        }

        @Override
        public List<String> owners(String name) {
            return name.equals("syn") ? List.of("dtolnay") : List.of();
        }

        @Override
        public Map<String, List<String>> owners() {
            ownersRead++;
            return Map.of("syn", List.of("dtolnay"));
        }

        @Override
        public List<Dependent> dependents(String name) {
            return List.of();
        }

        @Override
        public Map<String, Long> downloads() {
            read++;
            return Map.of("syn", 700L);
        }
    }
}
