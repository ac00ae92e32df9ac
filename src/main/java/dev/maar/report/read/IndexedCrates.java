package dev.maar.report.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.maar.problem.UserError;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Goes through a `results.json` once: checks every crate, and notes where it stands.
///
/// `experiment` is maar's own object about the whole, null in Crater's files. `logs` has the place of the logs of one crate, for each
/// toolchain, as far as the file says it.
final class IndexedCrates {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /// In the order of [dev.maar.crates.CrateId], without making their texts again at each comparison.
    private static final List<String> KINDS = List.of("reg", "gh", "local", "git");

    /// How Jackson names a place in what it reads.
    private static final Pattern SOURCE = Pattern.compile("\\[Source: [^;\\]]*; (line: \\d+, column: \\d+)\\]");

    private final Path file;
    private final List<Spot> spots = new ArrayList<>();
    private @Nullable Entry experiment;
    private List<String> logs = List.of();
    private int toolchains;

    /// Where one crate stands: its bytes from `from` to `to`, which begin in that line and column.
    record Spot(int kind, String id, long from, int length, int line, int column) {
        static final Comparator<Spot> ORDER = Comparator.comparingInt(Spot::kind).thenComparing(Spot::id);
    }

    private IndexedCrates(Path file) {
        this.file = file;
    }

    /// Throws [UserError] with the line and column for what no report can be made of.
    static IndexedCrates read(Path file) {
        var crates = new IndexedCrates(file);
        try (InputStream input = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                JsonParser json = new JsonFactory(MAPPER).createParser(input)) {
            crates.expectUtf8(input);
            crates.whole(json);
        } catch (JsonProcessingException e) {
            throw crates.noJson(e);
        } catch (NoSuchFileException e) {
            throw new UserError("there is no file " + file + ": expected a results.json, Crater's or maar's", e);
        } catch (IOException e) {
            throw new UserError(file + " cannot be read: expected a results.json, Crater's or maar's (" + e + ")", e);
        }
        crates.sort();
        return crates;
    }

    /// Places in the file are counted in UTF-8.
    private void expectUtf8(InputStream input) throws IOException {
        input.mark(4);
        byte[] first = input.readNBytes(4);
        input.reset();
        boolean wide = IntStream.range(0, first.length).anyMatch(at -> first[at] == 0 || first[at] == (byte) 0xfe);
        if (wide) {
            throw new UserError(
                    place(1, 1) + ": this is UTF-16 or UTF-32, as PowerShell's \">\" writes it: expected UTF-8");
        }
    }

    private UserError noJson(JsonProcessingException e) {
        String what = e instanceof JsonParseException ? "no JSON here" : "cannot be read here";
        String why = SOURCE.matcher(Objects.requireNonNullElse(e.getOriginalMessage(), ""))
                .replaceAll("$1")
                .lines()
                .findFirst()
                .orElse("");
        return new UserError(place(e.getLocation()) + ": " + what + " (" + why
                + "): expected a whole results.json, Crater's or maar's", e);
    }

    private String place(@Nullable JsonLocation location) {
        return location == null ? file.toString() : place(location.getLineNr(), location.getColumnNr());
    }

    private String place(int line, int column) {
        return file + ":" + line + ":" + column;
    }

    private void whole(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new UserError(
                    place(1, 1) + ": expected {\"crates\": [...]}, as Crater's and maar's results.json begin");
        }
        boolean found = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("crates")) {
                expect(value == JsonToken.START_ARRAY, json, "crates: expected a list of crates");
                crates(json);
                found = true;
            } else if (name.equals("experiment") && value == JsonToken.START_OBJECT) {
                String place = place(json.currentTokenLocation());
                experiment = new Entry(MAPPER.readTree(json), place, name);
            } else {
                json.skipChildren();
            }
        }
        expect(found, json, "expected \"crates\", a list of crates, which is missing");
        expect(json.nextToken() == null, json, "expected nothing after the end of the results");
    }

    private void expect(boolean right, JsonParser json, String message) {
        if (!right) {
            throw new UserError(place(json.currentTokenLocation()) + ": " + message);
        }
    }

    private void crates(JsonParser json) throws IOException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(json.currentToken() == JsonToken.START_OBJECT, json,
                    "expected a crate, {\"name\": …, \"runs\": […]}");
            JsonLocation start = json.currentTokenLocation();
            JsonNode node = MAPPER.readTree(json);
            var crate = new ReadCrate(new Entry(node, place(start), ""));
            checkAlike(crate, start);
            int length = (int) (json.currentLocation().getByteOffset() - start.getByteOffset());
            spots.add(new Spot(KINDS.indexOf(crate.id().reportFolder()), crate.id().id(), start.getByteOffset(), length,
                    start.getLineNr(),
                    start.getColumnNr()));
            if (logs.stream().allMatch(String::isEmpty)) {
                logs = logs(crate);
            }
        }
    }

    private void checkAlike(ReadCrate crate, JsonLocation start) {
        toolchains = spots.isEmpty() ? crate.toolchains() : toolchains;
        if (crate.toolchains() != toolchains) {
            throw new UserError(place(start) + ": runs: expected " + toolchains + " runs, as the first crate has, not "
                    + crate.toolchains());
        }
    }

    private static List<String> logs(ReadCrate crate) {
        List<String> logs = new ArrayList<>();
        for (int position = 0; position < crate.toolchains(); position++) {
            logs.add(crate.log(position));
        }
        return logs;
    }

    private void sort() {
        spots.sort(Spot.ORDER);
        for (int index = 1; index < spots.size(); index++) {
            Spot spot = spots.get(index);
            if (spot.id().equals(spots.get(index - 1).id())) {
                throw new UserError(place(spot.line(), spot.column()) + ": expected every crate once, " + spot.id()
                        + " is there twice");
            }
        }
    }

    /// In the order of ids.
    List<Spot> spots() {
        return spots;
    }

    int toolchains() {
        return toolchains;
    }

    List<String> logs() {
        return logs;
    }

    @Nullable
    Entry experiment() {
        return experiment;
    }

    /// Reads one crate again, from its bytes.
    ReadCrate crate(Spot spot, byte[] bytes) {
        try {
            return new ReadCrate(new Entry(MAPPER.readTree(bytes), place(spot.line(), spot.column()), ""));
        } catch (IOException e) {
            throw new UserError(file + " was changed while its report was written: " + e.getMessage(), e);
        }
    }
}
