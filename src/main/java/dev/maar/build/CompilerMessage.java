package dev.maar.build;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One of cargo's JSON messages: empty but for `reason` unless the compiler speaks (`compiler-message`).
///
/// `packageId` is cargo's, `code` an error code or a lint's name, `file` and `line` the first primary span's.
record CompilerMessage(String reason, String packageId, String level, @Nullable String code, String message,
        @Nullable String file, @Nullable Integer line, String rendered) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern CODE = Pattern.compile("[\\w:-]{1,100}");
    private static final Pattern SUMMARY = Pattern.compile("aborting due to .*|\\d+ warnings? emitted");

    /// Reads a line of standard output; empty when it is no message of cargo's, however much it looks like one.
    static Optional<CompilerMessage> parse(String line) {
        if (!line.startsWith("{")) {
            return Optional.empty();
        }
        try {
            JsonNode root = JSON.readTree(line);
            return root.path("reason").isTextual() ? Optional.of(from(root)) : Optional.empty();
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    private static CompilerMessage from(JsonNode root) {
        JsonNode message = root.path("message");
        JsonNode span = primary(message.path("spans"));
        return new CompilerMessage(root.path("reason").asText(), root.path("package_id").asText(),
                message.path("level").asText(), code(message.path("code").path("code")),
                message.path("message").asText(), span.path("file_name").textValue(),
                span.path("line_start").isInt() ? span.path("line_start").intValue() : null,
                message.path("rendered").asText());
    }

    private static @Nullable String code(JsonNode code) {
        return code.isTextual() && CODE.matcher(code.textValue()).matches() ? code.textValue() : null;
    }

    private static JsonNode primary(JsonNode spans) {
        for (JsonNode span : spans) {
            if (span.path("is_primary").asBoolean()) {
                return span;
            }
        }
        return spans.path(0);
    }

    boolean fromCompiler() {
        return reason.equals("compiler-message");
    }

    boolean internalError() {
        return fromCompiler() && level.equals("error: internal compiler error");
    }

    boolean error() {
        return fromCompiler() && level.startsWith("error");
    }

    /// Whether this says something of the code, and not only how much was said.
    boolean diagnostic() {
        return (error() || (fromCompiler() && level.equals("warning"))) && !SUMMARY.matcher(message).matches();
    }
}
