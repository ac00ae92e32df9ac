package dev.maar.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.maar.outcome.Colours;
import java.io.IOException;

/// One cause as JSON: its numbers, the packages at fault, an example, the forms of its message, and the crates that it hit.
final class JsonCause {
    private static final Excerpt RENDERED = new Excerpt(60, 4_000);

    private final JsonGenerator json;

    JsonCause(JsonGenerator json) {
        this.json = json;
    }

    void write(Cause cause) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", cause.id());
        json.writeStringField("title", cause.title());
        json.writeStringField("step", cause.signature().step());
        json.writeStringField("code", cause.signature().code());
        json.writeStringField("message", cause.signature().message());
        json.writeNumberField("number", cause.number());
        json.writeNumberField("direct", cause.direct());
        json.writeNumberField("blocked", cause.blocked());
        json.writeNumberField("confirmed", cause.confirmed());
        JsonFields.number(json, "downloads", cause.downloads());
        json.writeArrayFieldStart("roots");
        for (Cause.Root root : cause.roots()) {
            root(root);
        }
        json.writeEndArray();
        example(cause.example());
        json.writeArrayFieldStart("variants");
        for (Cause.Variant variant : cause.variants()) {
            variant(variant);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("crates");
        for (CrateLine crate : cause.members()) {
            json.writeString(crate.id().id());
        }
        json.writeEndArray();
        JsonFields.texts(json, "candidates", cause.candidates());
        json.writeEndObject();
    }

    private void root(Cause.Root root) throws IOException {
        json.writeStartObject();
        json.writeStringField("package", root.packageId());
        json.writeBooleanField("tested", root.tested());
        json.writeNumberField("direct", root.direct());
        json.writeNumberField("blocked", root.blocked());
        json.writeEndObject();
    }

    private void example(Cause.Example example) throws IOException {
        json.writeObjectFieldStart("example");
        json.writeStringField("crate", example.crate().id().id());
        json.writeStringField("toolchain", example.toolchain());
        json.writeStringField("rendered", RENDERED.of(Colours.without(example.rendered())));
        json.writeStringField("beside_toolchain", example.otherToolchain());
        json.writeStringField("beside", RENDERED.of(Colours.without(example.beside())));
        json.writeEndObject();
    }

    private void variant(Cause.Variant variant) throws IOException {
        json.writeStartObject();
        json.writeStringField("package", variant.root());
        json.writeStringField("place", variant.place());
        json.writeStringField("message", variant.words());
        json.writeNumberField("crates", variant.crates());
        json.writeEndObject();
    }
}
