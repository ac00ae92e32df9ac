package dev.maar.report;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// The filters that templates have for numbers: `grouped` (`12,345`), `counted("crate")` (`1 crate`, `12,345 crates`) and `brief` (`1.2 M`).
final class PageFilters extends AbstractExtension {
    private static final List<String> UNITS = List.of("", " k", " M", " G", " T");

    @Override
    public Map<String, Filter> getFilters() {
        return Map.of("grouped", new NumberFilter("grouped", List.of(), (number, _) -> grouped(number)), "counted",
                new NumberFilter("counted", List.of("noun"), PageFilters::counted), "brief",
                new NumberFilter("brief", List.of(), (number, _) -> brief(number)));
    }

    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String counted(long number, String noun) {
        return grouped(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /// With two digits that count at least: `950`, `1.2 k`, `310 M`.
    static String brief(long number) {
        int unit = 0;
        double rest = number;
        while (rest >= 999.5 && unit < UNITS.size() - 1) {
            rest /= 1_000;
            unit++;
        }
        return String.format(Locale.ROOT, unit > 0 && rest < 9.95 ? "%.1f" : "%.0f", rest) + UNITS.get(unit);
    }

    /// A filter that takes a whole number and may take a word.
    private record NumberFilter(String filter, List<String> names,
            BiFunction<Long, String, String> text) implements Filter {
        @Override
        public @Nullable List<String> getArgumentNames() {
            return names.isEmpty() ? null : names;
        }

        @Override
        public Object apply(Object input, Map<String, Object> arguments, PebbleTemplate self, EvaluationContext context,
                int lineNumber) {
            for (String name : names) {
                if (arguments.get(name) == null) {
                    throw new PebbleException(null, "the filter [" + filter + "] needs a " + name, lineNumber,
                            self.getName());
                }
            }
            if (!(input instanceof Number number)) {
                throw new PebbleException(null,
                        "the filter [" + filter + "] is for numbers, and was given "
                                + (input == null ? "nothing" : "a text"),
                        lineNumber, self.getName());
            }
            return text.apply(number.longValue(), String.valueOf(arguments.getOrDefault("noun", "")));
        }
    }
}
