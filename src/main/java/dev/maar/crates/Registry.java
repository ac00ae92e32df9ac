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

    private final RegistryAddress address;
    private final WebClient web;
    private final IndexCache cache;
    private final KeyedLocks locks = new KeyedLocks();
    /// Index files that were asked for, and whether the registry has them.
    private final ConcurrentHashMap<String, Boolean> known = new ConcurrentHashMap<>();

    private Registry(RegistryAddress address, WebClient web, IndexCache cache) {
        this.address = address;
        this.web = web;
        this.cache = cache;
    }

    /// The registry of that name or index address (see [RegistryAddress#parse]); index files are kept under `folder/index/`.
    public static Registry of(String nameOrAddress, WebClient web, Path folder, InstantSource clock) {
        RegistryAddress address = RegistryAddress.parse(nameOrAddress);
        String key = ByteString.encodeUtf8(address.index().toString()).sha256().hex().substring(0, 16);
        Path files = folder.resolve("index").resolve(address.index().getHost() + "-" + key);
        return new Registry(address, web, new IndexCache(files, clock));
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

    /// The index file as the registry gave it, byte for byte, for a cargo that asks through us; empty where there is none.
    public Optional<byte[]> rawIndexFile(CrateName name) throws InterruptedException {
        return file(name.indexPath());
    }

    /// Where the archive of a version is, by the index's `config.json`.
    String archiveAddress(CrateId.Registry crate, String checksum) throws InterruptedException {
        byte[] config = file("config.json").orElseThrow(() -> new UserError("registry \"" + title()
                + "\" has no config.json at " + address.index() + ": expected the address of a sparse index"));
        try {
            JsonNode json = JSON.readTree(new String(config, StandardCharsets.UTF_8));
            String download = json.path("dl").asText();
            if (json.path("auth-required").asBoolean()) {
                throw new UserError(
                        "registry \"" + title() + "\" wants a token, which maar cannot send: expected an open"
                                + " registry or mirror");
            }
            if (!download.startsWith("http://") && !download.startsWith("https://")) {
                throw new UserError(
                        "registry \"" + title() + "\": its config.json has no \"dl\" with an http(s) address");
            }
            return new DownloadTemplate(download).address(crate, checksum);
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
        return web.fetch("the index file " + path, request.build(), response -> answer(path, response, kept));
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
