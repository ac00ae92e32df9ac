package dev.maar.store;

import dev.maar.crates.Catalogue;
import dev.maar.crates.Catalogues;
import dev.maar.crates.DumpAddress;
import dev.maar.crates.FetchDump;
import dev.maar.crates.PartialFiles;
import dev.maar.crates.WebClient;
import dev.maar.crates.dump.ReadDump;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// Keeps the catalogue that a registry's dump was read into, and brings a newer one where that is wanted.
///
/// A catalogue is built beside the kept one and renamed into its place when it is whole, so that a killed process leaves the old one or
/// the new one. Used by one thread.
public final class StoredCatalogues implements Catalogues {
    private static final Duration BETWEEN_WORDS = Duration.ofSeconds(5);
    private static final int MEGABYTE = 1_000_000;

    private final DumpAddress address;
    private final Path place;
    private final FetchDump fetch;
    private final PartialFiles partial;
    private final boolean refresh;
    private final InstantSource clock;
    private final Consumer<String> progress;
    private Instant lastWord = Instant.EPOCH;
    private Optional<StoredCatalogue> brought = Optional.empty();

    /// Files are kept in `folder`; with `refresh` the server is asked once whether it has a newer dump than the one that is kept.
    public StoredCatalogues(DumpAddress address, WebClient web, Path folder, boolean refresh, InstantSource clock,
            Consumer<String> progress) {
        this.address = address;
        this.place = folder.resolve(Content.hash(address.text().getBytes(StandardCharsets.UTF_8))
                .substring(0, 16) + ".db");
        this.partial = new PartialFiles(folder, clock);
        this.fetch = new FetchDump(address, web, folder, clock);
        this.refresh = refresh;
        this.clock = clock;
        this.progress = progress;
    }

    @Override
    public Optional<Catalogue> kept() {
        return (brought.isPresent() ? brought : StoredCatalogue.open(place)).map(catalogue -> catalogue);
    }

    @Override
    public Catalogue bring() throws InterruptedException {
        if (brought.isEmpty()) {
            Optional<StoredCatalogue> before = StoredCatalogue.open(place);
            brought = before.isPresent() && !refresh ? before : newer(before);
            progress.accept("the registry's data is of " + day(brought.orElseThrow())
                    + (before.isPresent() && !refresh ? "; --refresh fetches a newer one where there is one" : ""));
        }
        return brought.orElseThrow();
    }

    private static String day(StoredCatalogue catalogue) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
                .format(catalogue.madeAt().atOffset(ZoneOffset.UTC));
    }

    private Optional<StoredCatalogue> newer(Optional<StoredCatalogue> before) throws InterruptedException {
        progress.accept("asking for the registry's dump at " + address.text() + "...");
        FetchDump.Marks known = before.map(StoredCatalogue::marks).orElse(FetchDump.Marks.NONE);
        Optional<FetchDump.Fetched> fetched = fetch.fetch(known, bytes -> say("fetched " + bytes / MEGABYTE + " MB"));
        if (fetched.isEmpty()) {
            return before;
        }
        try (FetchDump.Fetched dump = fetched.get()) {
            read(dump);
        }
        return StoredCatalogue.open(place);
    }

    private void read(FetchDump.Fetched dump) throws InterruptedException {
        Path whole = partial.fresh("catalogue");
        Path staged = partial.fresh("staged");
        try {
            long size = dump.file().toFile().length() / MEGABYTE;
            try (var writer = new CatalogueWriter(whole, staged)) {
                var reading = new ReadDump(dump.file(), writer,
                        (table, bytes) -> say("reading " + table + ", " + bytes / MEGABYTE + " of " + size + " MB"));
                Instant madeAt = reading.read().orElse(clock.instant());
                progress.accept("the registry's data: read, putting it in order...");
                writer.finish(dump.marks(), madeAt);
            }
            partial.publish(whole, place);
        } finally {
            partial.discard(whole);
            partial.discard(staged);
        }
    }

    /// Says how it goes, but not all the time.
    private void say(String words) {
        Instant now = clock.instant();
        if (!now.isBefore(lastWord.plus(BETWEEN_WORDS))) {
            lastWord = now;
            progress.accept("the registry's data: " + words);
        }
    }
}
