package dev.maar.cli;

import dev.maar.config.CargoRegistries;
import dev.maar.config.Configuration;
import dev.maar.crates.Archives;
import dev.maar.crates.Catalogues;
import dev.maar.crates.DumpAddress;
import dev.maar.crates.Registry;
import dev.maar.crates.RegistryAccess;
import dev.maar.crates.RegistryAddress;
import dev.maar.crates.RegistryToken;
import dev.maar.crates.WebClient;
import dev.maar.store.StoredCatalogues;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The registry that was configured, with the web that leads to it, opened when they are first needed.
///
/// Used by one thread, and nothing of it needs to be closed.
public final class OpenRegistry {
    /// The variable with the token of the registry that is configured.
    private static final String TOKEN = "MAAR_REGISTRY_TOKEN";

    private final Configuration configuration;
    private final Map<String, String> environment;
    private final Path folder;
    private final InstantSource clock;
    private final Consumer<String> progress;
    private @Nullable WebClient web;
    private @Nullable Registry registry;

    /// `environment` is the process's; `progress` hears what takes long.
    public OpenRegistry(Settings settings, Map<String, String> environment, InstantSource clock,
            Consumer<String> progress) {
        this.configuration = settings.configuration();
        this.environment = Map.copyOf(environment);
        this.folder = settings.workFolder().resolve("registry");
        this.clock = clock;
        this.progress = progress;
    }

    /// What everything is downloaded with.
    public WebClient web() {
        if (web == null) {
            WebClient.Patience usual = WebClient.Patience.usual();
            web = WebClient.from(environment, version(), clock,
                    new WebClient.Patience(configuration.downloads().parallel(), usual.retries(), usual.firstPause(),
                            usual.longestPause(), usual.oneTry()));
        }
        return web;
    }

    private static String version() {
        String version = OpenRegistry.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /// The registry's index.
    public Registry registry() {
        if (registry == null) {
            registry = Registry.of(access(), web(), folder, clock);
        }
        return registry;
    }

    /// maar's own variable goes over cargo's configuration.
    private RegistryAccess access() {
        RegistryAccess found = configured();
        String own = environment.getOrDefault(TOKEN, "");
        return own.isBlank()
                ? found
                : new RegistryAccess(found.address(), Optional.of(RegistryToken.of(own, TOKEN)));
    }

    private RegistryAccess configured() {
        var cargo = new CargoRegistries(environment, Path.of(System.getProperty("user.home")));
        String index = configuration.registryIndex();
        String name = configuration.registry();
        if (!index.isEmpty()) {
            RegistryAddress address = RegistryAddress.parse(index);
            return new RegistryAccess(address, cargo.tokenOf(address));
        }
        return CargoRegistries.isName(name) ? cargo.find(name) : RegistryAccess.open(RegistryAddress.parse(name));
    }

    /// The registry's packed crates.
    Archives archives() {
        return new Archives(registry(), folder.resolve("archives"), Archives.USUAL_BYTES, clock);
    }

    /// The registry's database dump; with `refresh` it is looked whether there is a newer one.
    public Catalogues catalogues(boolean refresh) {
        return DumpAddress.parse(configuration.registryDump(), configuration.registry())
                .<Catalogues>map(address -> new StoredCatalogues(address, web(), folder.resolve("data"), refresh, clock,
                        progress))
                .orElseGet(() -> Catalogues.none(configuration.registry()));
    }
}
