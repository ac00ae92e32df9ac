package dev.maar.build;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.maar.outcome.Colours;
import dev.maar.outcome.Diagnostic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads cargo's report of future incompatibilities: code, in the crate or in what it needs, that a later Rust will refuse.
///
/// Cargo asks every rustc for it since 1.59, whatever lints are capped or allowed, says on standard error that there is one, and keeps its
/// text in the target folder, which `cargo report future-incompatibilities` prints. Reading it there needs no command and no option that
/// Crater does not give. The text names a lint only sometimes; then the number of its issue does. For one thread.
final class FutureReport {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FILE = ".future-incompat-report.json";
    private static final int LARGEST = 16 << 20;
    private static final Pattern SAID = Pattern
            .compile("warning: the following packages? contains? code that will be rejected by a future version.*");
    private static final Pattern PACKAGE = Pattern.compile("The package `(\\S+) v(\\S+)(?: \\(([^`]*)\\))?` .*");
    private static final Pattern START = Pattern.compile("(?:warning|error): (.+)");
    private static final Pattern PLACE = Pattern.compile(" *--> (.+?):(\\d{1,9}):\\d+");
    private static final Pattern NAMED = Pattern.compile(" *= note: `(?:#\\[\\w+\\(|-[WDFA] )([\\w:]{1,100})\\)?]?`.*");
    private static final Pattern UNDERLINE = Pattern.compile(" *\\| *(\\^+)[ ]*");
    private static final Pattern ISSUE = Pattern.compile(".* see (issue #\\d+) .*");

    private final LocalPackages local;
    private final String crateId;
    private final Map<String, String> names = new HashMap<>();
    private final List<Diagnostic> found = new ArrayList<>();

    private FutureReport(LocalPackages local, String crateId) {
        this.local = local;
        this.crateId = crateId;
    }

    /// Whether a line of cargo's standard error says that there is a report.
    static boolean said(String line) {
        return line.startsWith("warning: the following pack") && SAID.matcher(Excerpt.of(line, Excerpt.LINE)).matches();
    }

    /// What the report in a target folder says; nothing where there is none that can be read, since its words are foreign.
    static List<Diagnostic> read(Path target, LocalPackages local, String crateId) {
        byte[] content = ForeignFile.read(target.resolve(FILE), LARGEST);
        return content == null ? List.of() : parse(content, local, crateId);
    }

    static List<Diagnostic> parse(byte[] content, LocalPackages local, String crateId) {
        var report = new FutureReport(local, crateId);
        try {
            for (JsonNode one : JSON.readTree(content).path("reports")) {
                one.path("per_package").forEach(text -> report.inPackage(text.asText()));
            }
        } catch (JsonProcessingException _) {
            return List.of();
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail to be read", e);
        }
        return report.found.stream().map(report::named).toList();
    }

    private void inPackage(String text) {
        Matcher owner = null;
        List<String> coloured = new ArrayList<>();
        for (String raw : (Iterable<String>) text.lines()::iterator) {
            String line = Colours.cut(Colours.read(raw), Excerpt.KEPT_LINE);
            String said = line.startsWith("> ") ? line.substring(2) : "";
            Matcher named = PACKAGE.matcher(line);
            if (named.matches()) {
                owner = named;
            } else if (START.matcher(Colours.without(said)).matches()) {
                end(owner, coloured);
                coloured.add(said);
            } else if (!coloured.isEmpty()) {
                coloured.add(said);
            }
        }
        end(owner, coloured);
    }

    private void end(@Nullable Matcher owner, List<String> coloured) {
        if (owner != null && !coloured.isEmpty()) {
            boolean isLocal = owner.group(3) != null && local.containsFolder(owner.group(3));
            found.add(diagnostic(isLocal, isLocal ? crateId : id(owner), coloured));
        }
        coloured.clear();
    }

    private static String id(Matcher owner) {
        String source = owner.group(3) == null
                ? "registry+"
                : (owner.group(3).startsWith("/") ? "path+file://" : "git+") + owner.group(3);
        return PackageId.parse(owner.group(1) + " " + owner.group(2) + " (" + source + ")")
                .map(PackageId::crateId)
                .orElse("");
    }

    private Diagnostic diagnostic(boolean isLocal, String packageId, List<String> coloured) {
        List<String> block = coloured.stream().map(Colours::without).toList();
        String message = Objects.requireNonNull(first(START, block));
        String issue = first(ISSUE, block);
        String name = Objects.requireNonNullElse(first(NAMED, block), "");
        if (name.isEmpty()) {
            name = definedAt(block);
        }
        if (!name.isEmpty()) {
            names.putIfAbsent(message, name);
        }
        Matcher place = block.stream().map(PLACE::matcher).filter(Matcher::matches).findFirst().orElse(null);
        return new Diagnostic(issue, Diagnostic.FUTURE_INCOMPATIBLE, message, packageId, isLocal,
                place == null ? null : place.group(1), place == null ? null : Integer.valueOf(place.group(2)),
                String.join("\n", coloured).strip() + "\n", "");
    }

    private static @Nullable String first(Pattern pattern, List<String> block) {
        return block.stream()
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst()
                .orElse(null);
    }

    /// The lint's name, underlined in an attribute of the source: below "the lint level is defined here".
    private static String definedAt(List<String> block) {
        int note = block.indexOf("note: the lint level is defined here");
        for (int index = Math.max(1, note); note >= 0 && index < block.size(); index++) {
            Matcher line = UNDERLINE.matcher(block.get(index));
            String above = block.get(index - 1);
            if (line.matches() && line.end(1) <= above.length()) {
                String name = above.substring(line.start(1), line.end(1));
                return name.matches("[\\w:]{1,100}") ? name : "";
            }
        }
        return "";
    }

    /// A lint is named once in a report, if at all, so that its other entries have the name from there.
    private Diagnostic named(Diagnostic one) {
        String code = names.getOrDefault(one.message(), one.code());
        return new Diagnostic(code, one.level(), one.message(), one.packageId(), one.local(), one.file(), one.line(),
                one.rendered(), DiagnosticKey.of(code, one.message()));
    }
}
