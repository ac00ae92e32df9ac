package dev.maar.report;

import dev.maar.crates.Catalogue;
import dev.maar.crates.CrateId;
import dev.maar.crates.KnownCrate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers from the registry's database as it is kept, without asking the registry.
///
/// The downloads of all crates are read once, when the first is asked for; the rest is looked up crate by crate, owners so often and then all
/// at once. Any thread may ask.
public final class CatalogueFacts implements FactSource {
    /// A look-up is 0.4 ms, reading those of 250,000 crates 1.3 s.
    private static final int MOST_LOOKED_UP = 3_000;

    private final Catalogue catalogue;
    private @Nullable Map<String, Long> downloads;
    private @Nullable Map<String, List<String>> owners;
    private int asked;

    public CatalogueFacts(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public synchronized @Nullable Long downloads(CrateId crate) {
        if (!(crate instanceof CrateId.Registry)) {
            return null;
        }
        if (downloads == null) {
            downloads = catalogue.downloads();
        }
        return downloads.get(crate.name());
    }

    @Override
    public @Nullable Long recentDownloads(CrateId crate) {
        return find(crate).map(KnownCrate::recentDownloads).orElse(null);
    }

    @Override
    public @Nullable Integer dependents(CrateId crate) {
        return find(crate).map(KnownCrate::dependents).orElse(null);
    }

    private Optional<KnownCrate> find(CrateId crate) {
        return crate instanceof CrateId.Registry ? catalogue.find(crate.name()) : Optional.empty();
    }

    @Override
    public synchronized List<String> owners(CrateId crate) {
        if (!(crate instanceof CrateId.Registry)) {
            return List.of();
        }
        if (owners == null && asked++ < MOST_LOOKED_UP) {
            return catalogue.owners(crate.name());
        }
        if (owners == null) {
            owners = catalogue.owners();
        }
        return owners.getOrDefault(crate.name(), List.of());
    }

    @Override
    public String asOf() {
        return catalogue.madeAt().atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }
}
