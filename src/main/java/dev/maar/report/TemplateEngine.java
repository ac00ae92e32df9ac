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
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Writes pages from Pebble templates: the user's folder first, the jar's `reports-template/` for what is missing there.
///
/// Whatever a template prints goes through [VisibleText] and HTML escaping, without being asked to. Instances may be shared between threads.
final class TemplateEngine {
    static final String IN_JAR = "reports-template";

    private final Path templates;
    private final OwnFiles own;
    private final PebbleEngine engine;
    private final TemplateTrouble trouble;

    /// `templates` may be missing.
    TemplateEngine(Path templates) {
        this.templates = templates.toAbsolutePath();
        this.own = new OwnFiles(this.templates);
        this.trouble = new TemplateTrouble(this.templates);
        List<Loader<?>> loaders = List.of(new FileLoader(this.templates.toString()), inJar());
        engine = new PebbleEngine.Builder().loader(new DelegatingLoader(loaders))
                .strictVariables(true)
                .autoEscaping(true)
                .addEscapingStrategy("visible", escaping())
                .defaultEscapingStrategy("visible")
                .defaultLocale(Locale.ROOT)
                .extension(new PageFilters())
                .build();
    }

    private static ClasspathLoader inJar() {
        ClasspathLoader loader = new ClasspathLoader(TemplateEngine.class.getClassLoader());
        loader.setPrefix(IN_JAR);
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

    /// Reads these templates, so that what is wrong with their syntax is known before anything is written; throws [UserError] where something is,
    /// and where one of the user's is there but is no file of UTF-8 text that can be read.
    void check(List<String> names) {
        own.check();
        names.forEach(own::checkTemplate);
        names.forEach(this::template);
    }

    /// Throws [UserError] where one of these style sheets and scripts is in the user's folder but is no file that can be read.
    void checkAssets(List<String> names) {
        own.check();
        names.forEach(own::checkAsset);
    }

    /// Writes one page: the template is given `frame` and `page`. Throws [UserError] where a template of the user's is wrong.
    void write(String template, PageFrame frame, Record page, Writer out) throws IOException {
        try {
            template(template).evaluate(out, Map.of("frame", frame, "page", page));
        } catch (PebbleException e) {
            throw trouble.of(template, e);
        } catch (StackOverflowError _) {
            throw trouble.endless(template);
        } catch (OutOfMemoryError e) {
            throw trouble.tooMuch(template, e);
        }
    }

    private PebbleTemplate template(String name) {
        try {
            return engine.getTemplate(name);
        } catch (PebbleException e) {
            throw trouble.of(name, e);
        } catch (StackOverflowError _) {
            throw trouble.tooDeep(name);
        }
    }

    /// Puts a style sheet or script into `folder` under its own name, as it is.
    void asset(String name, Path folder) throws IOException {
        Files.createDirectories(folder);
        if (own.hasAsset(name)) {
            Files.copy(templates.resolve(name), folder.resolve(name));
            return;
        }
        String path = "/" + IN_JAR + "/" + name;
        try (InputStream in = Objects.requireNonNull(TemplateEngine.class.getResourceAsStream(path), path)) {
            Files.copy(in, folder.resolve(name));
        }
    }
}
