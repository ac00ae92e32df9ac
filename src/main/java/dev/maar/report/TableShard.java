package dev.maar.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.maar.crates.CrateId;
import dev.maar.crates.Quirk;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.Inside;
import dev.maar.outcome.Judgement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The rows of one file of the table, column by column, until they are written.
final class TableShard {
    private static final List<String> TEXT_COLUMNS = List.of("res", "verdict", "source", "step", "reason", "cause",
            "root",
            "direct", "inside", "quirk");
    private static final long MEGABYTE = 1024 * 1024;

    private final int number;
    private final int first;
    private final StringBuilder names = new StringBuilder();
    private final Map<Integer, String> ids = new LinkedHashMap<>();
    private final CodedTexts texts = new CodedTexts();
    private final Map<String, CodedColumn> columns = new LinkedHashMap<>();
    private final List<CodedColumn> outcomes = new ArrayList<>();
    private final long[] downloads = new long[CrateTable.SHARD];
    private final long[] time = new long[CrateTable.SHARD];
    private final long[] memory = new long[CrateTable.SHARD];
    private int count;

    TableShard(int number, int first, int toolchains) {
        this.number = number;
        this.first = first;
        TEXT_COLUMNS.forEach(name -> columns.put(name, new CodedColumn()));
        for (int candidate = 1; candidate < toolchains; candidate++) {
            columns.put("lint" + candidate, new CodedColumn());
        }
        if (toolchains > 2) {
            matrix(toolchains);
        }
        for (int position = 0; position < toolchains; position++) {
            CodedColumn outcome = new CodedColumn();
            columns.put("outcome" + position, outcome);
            outcomes.add(outcome);
        }
    }

    /// What the page of toolchains counts, which is there from three on.
    private void matrix(int toolchains) {
        for (int position = 0; position < toolchains; position++) {
            columns.put("standing" + position, new CodedColumn());
        }
        for (int candidate = 1; candidate < toolchains; candidate++) {
            columns.put("res" + candidate, new CodedColumn());
        }
    }

    int count() {
        return count;
    }

    void add(CrateReport crate) {
        identity(crate);
        Judgement headline = crate.headline();
        text("res", crate.word());
        text("verdict", headline.verdict().text());
        FailedAt failed = FailedAt.of(crate);
        text("step", failed.step());
        text("reason", failed.reason());
        FoundCause cause = crate.cause();
        text("cause", cause == null ? "" : cause.signature().id());
        text("root", cause == null ? "" : cause.root());
        text("direct", cause == null ? "" : cause.direct() ? "1" : "0");
        text("inside", inside(headline.inside()));
        Quirk quirk = crate.crate().quirk();
        text("quirk", quirk == null ? "" : quirk.effect());
        Long known = crate.downloads();
        downloads[count] = known == null ? -1 : known;
        for (int candidate = 1; candidate < outcomes.size(); candidate++) {
            text("lint" + candidate, lints(crate, candidate));
        }
        if (outcomes.size() > 2) {
            matrix(crate);
        }
        runs(crate);
        count++;
    }

    private void matrix(CrateReport crate) {
        for (int position = 0; position < outcomes.size(); position++) {
            text("standing" + position, crate.runs().get(position).standing().text());
        }
        for (int candidate = 1; candidate < outcomes.size(); candidate++) {
            Judgement judgement = crate.judgements().get(candidate - 1);
            text("res" + candidate, judgement.undecided() ? CrateLine.UNDECIDED : judgement.settled().text());
        }
    }

    /// The lints that speak more often, a line each.
    private static String lints(CrateReport crate, int candidate) {
        return LintChange.in(crate, candidate - 1)
                .stream()
                .filter(one -> one.more() > 0)
                .map(one -> InsideWords.lint(one.lint(), one.future(), one.local()))
                .collect(Collectors.joining("\n"));
    }

    private void text(String column, String text) {
        Objects.requireNonNull(columns.get(column)).add(texts.code(text));
    }

    /// A registry's crate is its line; every other id stands apart, because its name says less or more.
    private void identity(CrateReport crate) {
        CrateId shown = crate.crate().pinned();
        String source = switch (shown) {
            case CrateId.Registry(var name, var version) -> {
                names.append(line(name)).append(' ').append(line(version)).append('\n');
                yield "registry";
            }
            case CrateId.GitHub github -> repository(github, "GitHub");
            case CrateId.Git git -> repository(git, "git");
            case CrateId.Local(var name) -> {
                names.append(line(name)).append('\n');
                yield "local";
            }
        };
        if (!(shown instanceof CrateId.Registry)) {
            ids.put(count, crate.id().id());
        }
        text("source", source);
    }

    private String repository(CrateId.Repository repository, String source) {
        names.append(line(repository.name()));
        if (repository.sha() != null) {
            names.append(' ').append(repository.sha());
        }
        names.append('\n');
        return source;
    }

    private static String line(String name) {
        return name.indexOf('\n') < 0 ? name : name.replace('\n', ' ');
    }

    /// What cannot be believed yet is not told as if it could.
    private static String inside(Inside inside) {
        return inside.change() == Inside.Change.NONE ? "" : inside.undecided() ? "undecided" : inside.change().text();
    }

    private void runs(CrateReport crate) {
        long millis = 0;
        long bytes = 0;
        boolean tried = false;
        for (int position = 0; position < outcomes.size(); position++) {
            Attempt attempt = crate.runs().get(position).counted();
            outcomes.get(position).add(attempt == null ? 0 : texts.code(attempt.outcome().text()));
            if (attempt != null) {
                tried = true;
                millis += attempt.wallMillis();
                bytes = Math.max(bytes, attempt.peakMemoryBytes());
            }
        }
        time[count] = tried ? millis : -1;
        memory[count] = tried ? Math.ceilDiv(bytes, MEGABYTE) : -1;
    }

    /// Writes `data/crates/NNN.js` below the report's folder.
    void write(Path folder) throws IOException {
        Path file = folder.resolve("data/crates").resolve(String.format("%03d.js", number));
        try (DataScript script = DataScript.open(file, "crates", number)) {
            JsonGenerator json = script.json();
            json.writeNumberField("first", first);
            json.writeNumberField("count", count);
            texts.write(json);
            json.writeStringField("names", names.toString());
            json.writeObjectFieldStart("ids");
            for (Map.Entry<Integer, String> one : ids.entrySet()) {
                json.writeStringField(String.valueOf(one.getKey()), one.getValue());
            }
            json.writeEndObject();
            for (Map.Entry<String, CodedColumn> one : columns.entrySet()) {
                one.getValue().write(json, one.getKey());
            }
            numbers(json, "downloads", downloads);
            numbers(json, "time", time);
            numbers(json, "memory", memory);
        }
    }

    private void numbers(JsonGenerator json, String name, long[] numbers) throws IOException {
        json.writeFieldName(name);
        json.writeArray(numbers, 0, count);
    }
}
