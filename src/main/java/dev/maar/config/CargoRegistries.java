package dev.maar.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maar.crates.RegistryAccess;
import dev.maar.crates.RegistryAddress;
import dev.maar.crates.RegistryToken;
import dev.maar.problem.Spelling;
import dev.maar.problem.UserError;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Finds registries by the names that cargo's own configuration gives them, with their tokens (cargo's reference, "Configuration", and
/// "Source Replacement").
///
/// `CARGO_REGISTRIES_NAME_INDEX` and `_TOKEN` go over the files. `crates-io` is cargo's name for crates.io, and follows what replaces
/// that. Only sparse indexes are read; cargo's credential providers are programs of others, and none is run.
public final class CargoRegistries {
    /// cargo's name for crates.io.
    private static final String CRATES_IO = "crates-io";
    private static final String SPARSE = "sparse+";
    private static final int LONGEST_CHAIN = 10;

    private final Map<String, String> environment;
    private final CargoFiles files;

    /// `home` is the user's folder.
    public CargoRegistries(Map<String, String> environment, Path home) {
        this.environment = Map.copyOf(environment);
        this.files = new CargoFiles(environment, home);
    }

    /// Whether a configured registry is one of cargo's: neither a host's name nor an address.
    public static boolean isName(String registry) {
        return registry.matches("[A-Za-z0-9_-]+");
    }

    /// The registry of that name. Throws [UserError] for one that is not there, or whose index cannot be read by maar.
    public RegistryAccess find(String name) {
        Optional<String> index = name.equals(CRATES_IO) ? replacement() : index(name);
        if (index.isEmpty() && name.equals(CRATES_IO)) {
            return RegistryAccess.open(RegistryAddress.parse("crates.io"));
        }
        RegistryAddress address = address(name, index.orElseThrow(() -> unknown(name)));
        return new RegistryAccess(address, name.equals(CRATES_IO) ? tokenOf(address) : token(name));
    }

    /// The token of the registry whose index has that address, if cargo knows one.
    public Optional<RegistryToken> tokenOf(RegistryAddress address) {
        return names().stream()
                .filter(name -> index(name).filter(index -> leadsTo(index, address.index())).isPresent())
                .flatMap(name -> token(name).stream())
                .findFirst();
    }

    private Optional<String> index(String name) {
        String variable = environment.getOrDefault(variable(name, "INDEX"), "");
        return variable.isBlank() ? text(files.config(), "registries", name, "index") : Optional.of(variable.strip());
    }

    /// The index of what stands in for crates.io; empty where nothing does.
    private Optional<String> replacement() {
        String source = CRATES_IO;
        for (int step = 0; step < LONGEST_CHAIN; step++) {
            Optional<String> next = text(files.config(), "source", source, "replace-with");
            if (next.isEmpty()) {
                return source.equals(CRATES_IO) ? Optional.empty() : Optional.of(registryOf(source));
            }
            source = next.get();
        }
        throw new UserError(files.configFile() + ": the sources that replace crates-io replace each other: expected an"
                + " end with a registry");
    }

    private String registryOf(String source) {
        return text(files.config(), "source", source, "registry").or(() -> index(source))
                .orElseThrow(() -> new UserError(files.configFile() + ": the source \"" + source
                        + "\", which replaces crates-io, has no registry: expected registry = \"sparse+https://...\";"
                        + " folders and git are not read"));
    }

    private Optional<RegistryToken> token(String name) {
        String variable = variable(name, "TOKEN");
        String value = environment.getOrDefault(variable, "");
        if (!value.isBlank()) {
            return Optional.of(RegistryToken.of(value, variable));
        }
        Optional<String> kept = text(files.credentials(), "registries", name, "token");
        return kept.isPresent()
                ? kept.map(token -> RegistryToken.of(token, files.credentialsFile().toString()))
                : text(files.config(), "registries", name, "token")
                        .map(token -> RegistryToken.of(token, files.configFile().toString()));
    }

    private RegistryAddress address(String name, String index) {
        if (!index.startsWith(SPARSE + "https://") && !index.startsWith(SPARSE + "http://")) {
            throw new UserError(
                    "registry \"" + name + "\": its index in cargo's configuration is no sparse one: expected"
                            + " sparse+https://...; an index in git is not read");
        }
        return RegistryAddress.parse(index).withTitle(name);
    }

    private static boolean leadsTo(String index, URI address) {
        return index.startsWith(SPARSE)
                && (index.endsWith("/") ? index : index + "/").equals(SPARSE + address);
    }

    private List<String> names() {
        TreeSet<String> names = new TreeSet<>();
        files.config().path("registries").fieldNames().forEachRemaining(names::add);
        return List.copyOf(names);
    }

    private UserError unknown(String name) {
        List<String> known = new ArrayList<>(Stream.concat(Stream.of(CRATES_IO), names().stream()).toList());
        known.add("crates.io");
        return new UserError("registry \"" + name + "\" is neither a registry's name such as crates.io, nor one that "
                + files.configFile() + " or " + variable(name, "INDEX") + " gives an index"
                + Spelling.suggestion(name, known));
    }

    private static String variable(String name, String key) {
        return "CARGO_REGISTRIES_" + name.toUpperCase(Locale.ROOT).replace('-', '_') + "_" + key;
    }

    private static Optional<String> text(JsonNode root, String table, String name, String key) {
        return Optional.ofNullable(root.path(table).path(name).path(key).textValue());
    }
}
