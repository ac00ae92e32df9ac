package dev.maar.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.maar.outcome.Attempt;
import dev.maar.outcome.StepResult;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One file of what crates' pages show, while it is written.
///
/// A crate is `[id, result, lockfile's hash, selection, runs, more]`, a run a list of attempts, an attempt
/// `[outcome, worker, seconds since the experiment's begin, wall ms, CPU ms, peak MB, steps, more]`, its steps `command, exit code, ms` one after the other. Texts and commands
/// are numbers that stand for those at the file's end; `more` is there only where there is more to tell, so that a crate that works takes little.
final class DetailsFile implements Closeable {
    private static final long MEGABYTE = 1024 * 1024;

    private final DataScript script;
    private final JsonGenerator json;
    private final Instant begin;
    private final CodedTexts texts = new CodedTexts();
    private final Map<Command, Integer> codes = new HashMap<>();
    private final List<Command> commands = new ArrayList<>();

    /// What was called, and as what.
    private record Command(String kind, List<String> words) {}

    DetailsFile(Path folder, int number, int first, Instant begin) throws IOException {
        this.script = DataScript.open(folder.resolve("data/details").resolve(String.format("%04d.js", number)),
                "details",
                number);
        this.json = script.json();
        this.begin = begin;
        json.writeNumberField("first", first);
        json.writeArrayFieldStart("crates");
    }

    long length() {
        return script.length();
    }

    void add(CrateReport crate, CrateDetails.Shown shown) throws IOException {
        json.writeStartArray();
        json.writeString(crate.id().id());
        json.writeNumber(texts.code(crate.word()));
        json.writeString(crate.crate().lockfileHash());
        json.writeNumber(texts.code(crate.crate().reason()));
        json.writeStartArray();
        for (RunReport run : crate.runs()) {
            run(run, shown);
        }
        json.writeEndArray();
        if (shown.more()) {
            DetailsOfCrate.write(json, crate, shown);
        }
        json.writeEndArray();
    }

    private void run(RunReport run, CrateDetails.Shown shown) throws IOException {
        json.writeStartArray();
        for (Attempt attempt : run.attempts()) {
            attempt(attempt, shown);
        }
        json.writeEndArray();
    }

    private void attempt(Attempt attempt, CrateDetails.Shown shown) throws IOException {
        json.writeStartArray();
        json.writeNumber(texts.code(attempt.outcome().text()));
        json.writeNumber(texts.code(attempt.worker()));
        json.writeNumber(attempt.startedAt().getEpochSecond() - begin.getEpochSecond());
        json.writeNumber(attempt.wallMillis());
        json.writeNumber(attempt.cpuMillis());
        json.writeNumber(Math.ceilDiv(attempt.peakMemoryBytes(), MEGABYTE));
        json.writeStartArray();
        for (StepResult step : attempt.steps()) {
            step(step);
        }
        json.writeEndArray();
        DetailsOfAttempt.write(json, attempt, shown);
        json.writeEndArray();
    }

    private void step(StepResult step) throws IOException {
        json.writeNumber(code(new Command(step.kind().text(), step.command())));
        if (step.exitCode() == null) {
            json.writeNull();
        } else {
            json.writeNumber(step.exitCode());
        }
        json.writeNumber(step.wallMillis());
    }

    private int code(Command command) {
        Integer known = codes.putIfAbsent(command, commands.size());
        if (known != null) {
            return known;
        }
        commands.add(command);
        return commands.size() - 1;
    }

    @Override
    public void close() throws IOException {
        try (script) {
            json.writeEndArray();
            texts.write(json);
            json.writeArrayFieldStart("commands");
            for (Command command : commands) {
                json.writeStartObject();
                json.writeStringField("kind", command.kind());
                json.writeFieldName("words");
                json.writeArray(command.words().toArray(new String[0]), 0, command.words().size());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }
}
