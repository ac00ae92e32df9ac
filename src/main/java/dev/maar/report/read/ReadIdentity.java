package dev.maar.report.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.maar.crates.CrateId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads which crate an entry is about: maar's `id`, else Crater's `krate`.
final class ReadIdentity {
    private static final String KRATE = "{\"Registry\": …}, {\"GitHub\": …}, {\"Git\": …}, {\"Local\": NAME} or {\"Path\": NAME}";

    private ReadIdentity() {
    }

    /// Throws [dev.maar.problem.UserError] for an entry that names no crate.
    static CrateId of(Entry entry) {
        CrateId crate = entry.isAbsent("id")
                ? ofKrate(entry)
                : entry.parsed("id", "a crate's id such as reg/syn/1.0.0", CrateId::parse);
        if (!CrateId.tryParse(crate.id()).equals(Optional.of(crate))) {
            throw entry.wrong(entry.isAbsent("id") ? "krate" : "id",
                    "a crate whose name and version are without \"/\"");
        }
        return crate;
    }

    private static CrateId ofKrate(Entry entry) {
        Entry krate = entry.object("krate", KRATE);
        String kind = krate.node().fieldNames().hasNext() ? krate.node().fieldNames().next() : "";
        return switch (kind) {
            case "Registry" -> registry(krate.object(kind, "{\"name\": NAME, \"version\": VERSION}"));
            case "GitHub" -> gitHub(krate.object(kind, "{\"org\": ORG, \"name\": NAME}"));
            case "Git" -> git(krate.object(kind, "{\"url\": URL}"));
            case "Local", "Path" -> new CrateId.Local(local(krate, kind));
            default -> throw entry.wrong("krate", KRATE);
        };
    }

    private static CrateId registry(Entry entry) {
        return new CrateId.Registry(entry.text("name", "a crate's name"), entry.text("version", "its version"));
    }

    private static CrateId gitHub(Entry entry) {
        return new CrateId.GitHub(entry.text("org", "an organisation"), entry.text("name", "a repository"),
                sha(entry));
    }

    private static CrateId git(Entry entry) {
        return new CrateId.Git(entry.text("url", "a repository's address"), sha(entry));
    }

    private static @Nullable String sha(Entry entry) {
        return entry.textOrNull("sha");
    }

    /// Crater wrote a local crate as its name alone at some times and as an object at others; of a path the last name is a local crate's.
    private static String local(Entry krate, String kind) {
        JsonNode value = krate.node().path(kind);
        String name = value.isObject()
                ? krate.object(kind, "a name").text(kind.equals("Path") ? "path" : "name", "a name")
                : krate.text(kind, "a name");
        return kind.equals("Path") ? name.replaceFirst("/+$", "").replaceFirst(".*/", "") : name;
    }
}
