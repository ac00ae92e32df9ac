package dev.maar.crates;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.maar.problem.EnvironmentError;
import dev.maar.problem.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Request;
import okhttp3.Response;
import okio.ByteString;

/// Reads a registry's sparse index (cargo's reference, "Sparse protocol"), through a cache on disk.
///
/// Safe for any number of threads. Each index file is asked for at most once in the life of this object, so that a run sees one
/// state of the registry: with the marks of the copy on disk where there is one, and later answers come from the disk.
public final class Registry {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String CONFIG = "config.json";

    private final RegistryAddress address;
    private final Doorkeeper door;
    private final WebClient web;
    private final IndexCache cache;
    /// Whether the index was asked if it wants a token.
    private volatile boolean asked;
    private final KeyedLocks locks = new KeyedLocks();
    /// Index files that were asked for, and whether the registry has them.
    private final ConcurrentHashMap<String, Boolean> known = new ConcurrentHashMap<>();

    private Registry(RegistryAccess access, WebClient web, IndexCache cache) {
        this.address = access.address();
        this.door = new Doorkeeper(access);
        this.web = web;
        this.cache = cache;
    }

    /// The open registry of that name or index address (see [RegistryAddress#parse]); index files are kept under `folder/index/`.
    public static Registry of(String nameOrAddress, WebClient web, Path folder, InstantSource clock) {
        return of(RegistryAccess.open(RegistryAddress.parse(nameOrAddress)), web, folder, clock);
    }

    /// A registry, open or not; index files are kept under `folder/index/`.
    public static Registry of(RegistryAccess access, WebClient web, Path folder, InstantSource clock) {
        RegistryAddress address = access.address();
        String key = ByteString.encodeUtf8(address.index().toString()).sha256().hex().substring(0, 16);
        Path files = folder.resolve("index").resolve(address.index().getHost() + "-" + key);
        return new Registry(access, web, new IndexCache(files, clock));
    }

    /// The user's word for it, for messages.
    public String title() {
        return address.title();
    }

    /// What the index says of a crate; empty where the registry has none of that name. The file is found by the name in lower
    /// case, so compare [IndexEntry#name] where the spelling counts.
    public Optional<IndexEntry> fetch(CrateName name) throws InterruptedException {
        Optional<byte[]> file = rawIndexFile(name);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        String text = new String(file.get(), StandardCharsets.UTF_8);
        IndexEntry entry = IndexEntry.parse(text);
        if (entry.versions().isEmpty() && !text.isBlank()) {
            throw EnvironmentError.passing("what the registry \"" + title() + "\" sent for the crate \"" + name.text()
                    + "\" is no index file, perhaps something in between answers in its place", noIndex(text));
        }
        return Optional.of(entry);
    }

    /// Names of crates that an earlier answer had, in lower case.
    Set<String> askedBefore() {
        Set<String> names = cache.names();
        names.remove(CONFIG);
        return names;
    }

    /// The index file as the registry gave it, byte for byte, for a cargo that asks through us; empty where there is none.
    public Optional<byte[]> rawIndexFile(CrateName name) throws InterruptedException {
        if (door.hasToken() && !asked) {
            config();
            asked = true;
        }
        return file(name.indexPath());
    }

    /// Where the archive of a version is, by the index's `config.json`.
    String archiveAddress(CrateId.Registry crate, String checksum) throws InterruptedException {
        String download = config().path("dl").asText();
        if (!download.startsWith("http://") && !download.startsWith("https://")) {
            throw new UserError(
                    "registry \"" + title() + "\": its config.json has no \"dl\" with an http(s) address");
        }
        return new DownloadTemplate(download).address(crate, checksum);
    }

    /// Downloads the archive of a version, with the token where the registry wants one; see [WebClient#fetch].
    <T> T fetchArchive(CrateId.Registry crate, String checksum, String what, WebClient.Reader<T> reader)
            throws InterruptedException {
        Request request = new Request.Builder().url(archiveAddress(crate, checksum))
                .header("Accept-Encoding", "identity")
                .build();
        boolean sent = door.wantsToken();
        try {
            return web.fetch(what, door.admit(request), reader);
        } catch (EnvironmentError e) {
            throw door.explained(e, sent);
        }
    }

    /// What the index says about the registry; notes whether it wants a token.
    private JsonNode config() throws InterruptedException {
        byte[] config = file(CONFIG).orElseThrow(() -> new UserError("registry \"" + title()
                + "\" has no config.json at " + address.index() + ": expected the address of a sparse index"));
        try {
            JsonNode json = JSON.readTree(new String(config, StandardCharsets.UTF_8));
            if (json.path("auth-required").asBoolean()) {
                door.want();
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new UserError("registry \"" + title() + "\": its config.json is no JSON: " + e.getOriginalMessage()
                    + ", perhaps " + address.index() + " is not the address of a sparse index", e);
        }
    }

    private Optional<byte[]> file(String path) throws InterruptedException {
        return locks.holding(path, () -> {
            Boolean present = known.get(path);
            if (Boolean.FALSE.equals(present)) {
                return Optional.empty();
            }
            Optional<IndexCache.Entry> kept = cache.read(path);
            if (present == null || kept.isEmpty()) {
                kept = ask(path, kept);
                known.put(path, kept.isPresent());
            }
            return kept.map(entry -> entry.body().toByteArray());
        });
    }

    private Optional<IndexCache.Entry> ask(String path, Optional<IndexCache.Entry> kept) throws InterruptedException {
        Request.Builder request = new Request.Builder().url(address.index() + path)
                .header("cargo-protocol", "version=1");
        if (kept.isPresent()) {
            String etag = kept.get().etag();
            String lastModified = kept.get().lastModified();
            if (etag != null) {
                request.header("If-None-Match", etag);
            } else if (lastModified != null) {
                request.header("If-Modified-Since", lastModified);
            }
        }
        return ask(path, request.build(), kept);
    }

    private Optional<IndexCache.Entry> ask(String path, Request request, Optional<IndexCache.Entry> kept)
            throws InterruptedException {
        boolean sent = door.wantsToken();
        try {
            return web.fetch("the index file " + path, door.admit(request), response -> answer(path, response, kept));
        } catch (EnvironmentError e) {
            if (!door.asksForToken(e, sent) || !door.hasToken()) {
                throw door.explained(e, sent);
            }
            door.want();
            return ask(path, request, kept);
        }
    }

    private Optional<IndexCache.Entry> answer(String path, Response response, Optional<IndexCache.Entry> kept)
            throws IOException {
        if (WebClient.isMissing(response)) {
            return Optional.empty();
        }
        if (response.code() == 304) {
            return kept;
        }
        IndexCache.Entry entry = new IndexCache.Entry(response.body().byteString(), response.header("ETag"),
                response.header("Last-Modified"));
        cache.write(path, entry);
        return Optional.of(entry);
    }

    private static IOException noIndex(String text) {
        return new IOException("it begins with: " + text.substring(0, Math.min(200, text.length())));
    }
}
