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
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Says of a template that cannot be used which line of which file is wrong, and what to do.
final class TemplateTrouble {
    private static final Pattern MISSING = Pattern.compile("Could not find template \"(.*)\"");

    private static final Pattern NAMED = Pattern.compile("\\[(\\w+)]");

    private static final Pattern MACRO = Pattern.compile("\\{%-?\\s*macro\\s+(\\w+)\\s*\\((.*?)\\bendmacro\\b",
            Pattern.DOTALL);

    private static final Pattern COMMENT = Pattern.compile("\\{#.*?#}", Pattern.DOTALL);

    private static final String ENDLESS = "includes or calls itself without end";

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
        return new UserError(message(where.substring(0, where.lastIndexOf(':')),
                where.substring(where.lastIndexOf(':')), said(what)), e);
    }

    /// Of a template whose evaluation used up the stack, the trace of which says nothing about templates.
    UserError endless(String template) {
        return itself().map(place -> new UserError(message(place.file(), ":" + place.line(), "it " + ENDLESS)))
                .orElseGet(() -> new UserError(message(template, "", "it, or one that it uses, " + ENDLESS)));
    }

    /// Of a template that used up the stack while it was read.
    UserError tooDeep(String template) {
        return new UserError(message(template, "", "what is in it lies too deep inside of something else"));
    }

    /// Of a template whose evaluation used up the memory.
    UserError tooMuch(String template, OutOfMemoryError e) {
        return new UserError(message(template, "", "it makes more than fits in memory"), e);
    }

    /// `line` is empty where it is not known.
    private String message(String file, String line, String what) {
        boolean own = Files.exists(templates.resolve(file));
        return "report template " + (own ? templates.resolve(file) : file) + line + ": " + what
                + (own
                        ? " (the record that a template is given is named at its top; a template that is removed from "
                                + templates
                                + " is taken from maar itself)"
                        : " (this is maar's own template: one that it uses was changed in " + templates + ")");
    }

    /// Where a template of the user's includes itself, or a macro calls itself, unless several do, of which one may well come to an end.
    private Optional<Place> itself() {
        List<Place> places = files().stream().flatMap(file -> itself(file.getFileName().toString())).toList();
        return places.size() == 1 ? Optional.of(places.getFirst()) : Optional.empty();
    }

    private Stream<Place> itself(String file) {
        // A comment may well say how to use the template that it is in.
        String source = COMMENT.matcher(source(file)).replaceAll(said -> "\n".repeat(lines(said.group())));
        Pattern includes = Pattern.compile(
                "\\{%-?\\s*(?:include|embed|extends)\\s+[\"']" + Pattern.quote(file) + "[\"']");
        Stream<Integer> included = includes.matcher(source).results().map(MatchResult::start);
        Stream<Integer> called = MACRO.matcher(source).results().flatMap(TemplateTrouble::calls);
        return Stream.concat(included, called)
                .map(start -> new Place(file, lines(source.substring(0, start)) + 1));
    }

    private static int lines(String text) {
        return (int) text.chars().filter(character -> character == '\n').count();
    }

    private static Stream<Integer> calls(MatchResult macro) {
        return Pattern.compile("\\b" + macro.group(1) + "\\s*\\(")
                .matcher(macro.group(2))
                .results()
                .map(call -> macro.start(2) + call.start());
    }

    private record Place(String file, int line) {}

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
