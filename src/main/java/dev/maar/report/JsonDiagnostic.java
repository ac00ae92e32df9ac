package dev.maar.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.maar.outcome.Diagnostic;
import java.io.IOException;
import java.util.List;

/// Messages of the compiler as JSON, the first of them, cut where they are long.
final class JsonDiagnostic {
    private static final int MOST = 20;
    private static final Excerpt MESSAGE = new Excerpt(20, 1_000);
    private static final Excerpt RENDERED = new Excerpt(60, 4_000);

    private JsonDiagnostic() {
    }

    static void write(JsonGenerator json, String name, List<Diagnostic> diagnostics) throws IOException {
        json.writeArrayFieldStart(name);
        for (Diagnostic diagnostic : diagnostics.subList(0, Math.min(MOST, diagnostics.size()))) {
            write(json, diagnostic);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Diagnostic diagnostic) throws IOException {
        json.writeStartObject();
        json.writeStringField("code", diagnostic.code());
        json.writeStringField("level", diagnostic.level());
        json.writeStringField("message", MESSAGE.of(diagnostic.message()));
        json.writeStringField("package", diagnostic.packageId());
        json.writeBooleanField("local", diagnostic.local());
        json.writeStringField("file", diagnostic.file());
        JsonFields.number(json, "line", diagnostic.line());
        json.writeStringField("rendered", RENDERED.of(diagnostic.plain()));
        json.writeStringField("key", MESSAGE.of(diagnostic.key()));
        json.writeEndObject();
    }
}
