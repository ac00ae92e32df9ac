package dev.maar.report;

import dev.maar.problem.UserError;
import dev.maar.problem.VisibleText;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.escaper.EscapingStrategy;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.loader.DelegatingLoader;
import io.pebbletemplates.pebble.loader.FileLoader;
import io.pebbletemplates.pebble.loader.Loader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Fills Pebble templates: the user's folder first, the jar's `reports-template/` for what is missing there.
///
/// Whatever a template prints goes through [VisibleText] and HTML escaping, without being asked to.
final class TemplateEngine {
    private final PebbleEngine engine;

    TemplateEngine(Path templates) {
        List<Loader<?>> loaders = List.of(new FileLoader(templates.toAbsolutePath().toString()), inJar());
        engine = new PebbleEngine.Builder().loader(new DelegatingLoader(loaders))
                .strictVariables(true)
                .autoEscaping(true)
                .addEscapingStrategy("visible", escaping())
                .defaultEscapingStrategy("visible")
                .defaultLocale(Locale.ROOT)
                .build();
    }

    private static ClasspathLoader inJar() {
        ClasspathLoader loader = new ClasspathLoader(TemplateEngine.class.getClassLoader());
        loader.setPrefix("reports-template");
        return loader;
    }

    private static EscapingStrategy escaping() {
        return text -> VisibleText.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /// Writes what the template of that name makes of `page`; throws [UserError] where a template of the user's is wrong.
    void write(String template, Record page, Writer out) throws IOException {
        try {
            engine.getTemplate(template).evaluate(out, Map.of("page", page));
        } catch (PebbleException e) {
            throw new UserError(
                    "report template " + e.getFileName() + ":" + e.getLineNumber() + ": " + e.getPebbleMessage()
                            + " (a template in reports-template/ that is removed is taken from maar itself)",
                    e);
        }
    }
}
