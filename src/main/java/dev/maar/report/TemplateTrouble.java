package dev.maar.report;

import dev.maar.problem.UserError;
import io.pebbletemplates.pebble.error.PebbleException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Says of a template that cannot be used which line of which file is wrong, and what to do.
final class TemplateTrouble {
    private static final Pattern MISSING = Pattern.compile("Could not find template \"(.*)\"");

    private static final Pattern NAMED = Pattern.compile("\\[(\\w+)]");

    private final Path templates;

    /// `templates` is the user's folder, which may be missing.
    TemplateTrouble(Path templates) {
        this.templates = templates;
    }

    /// `template` is the one that was to be used, which may use others.
    UserError of(String template, PebbleException e) {
        String what = Objects.requireNonNullElse(e.getPebbleMessage(), "");
        int line = Objects.requireNonNullElse(e.getLineNumber(), 1);
        String where = file(template, Objects.requireNonNullElse(e.getFileName(), template), line, what) + ":" + line;
        Matcher missing = MISSING.matcher(what);
        if (missing.find()) {
            where = naming(missing.group(1), where);
        }
        boolean own = Files.exists(templates.resolve(where.substring(0, where.lastIndexOf(':'))));
        return new UserError("report template " + (own ? templates.resolve(where) : where) + ": " + said(what)
                + (own
                        ? " (the record that a template is given is named at its top; a template that is removed from "
                                + templates
                                + " is taken from maar itself)"
                        : " (this is maar's own template: one that it uses was changed in " + templates + ")"),
                e);
    }

    /// Of a function or filter in a block the engine names the layout's file, with the line of the page's.
    private String file(String template, String said, int line, String what) {
        Matcher name = NAMED.matcher(what);
        boolean page = name.find() && !names(said, line, name.group(1)) && names(template, line, name.group(1));
        return page ? template : said;
    }

    private boolean names(String template, int line, String name) {
        List<String> lines = source(template).lines().toList();
        return line <= lines.size() && lines.get(line - 1).contains(name);
    }

    private String source(String template) {
        Path own = templates.resolve(template);
        try (InputStream in = Files.exists(own)
                ? Files.newInputStream(own)
                : TemplateTrouble.class.getResourceAsStream("/" + TemplateEngine.IN_JAR + "/" + template)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException _) {
            return "";
        }
    }

    /// The engine's name for its own setting helps nobody.
    private static String said(String what) {
        return what.replace(" or can not be accessed and strict variables is set to true.", "").replaceAll("\\.$", "");
    }

    /// The engine does not say where a template is asked for that is not there.
    private String naming(String missing, String otherwise) {
        for (Path file : files()) {
            List<String> lines = source(file.getFileName().toString()).lines().toList();
            for (int index = 0; index < lines.size(); index++) {
                if (lines.get(index).contains("\"" + missing + "\"")
                        || lines.get(index).contains("'" + missing + "'")) {
                    return file.getFileName() + ":" + (index + 1);
                }
            }
        }
        return otherwise;
    }

    private List<Path> files() {
        if (!Files.isDirectory(templates)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(templates)) {
            return files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
