package dev.maar.crates;

import dev.maar.problem.UserError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A small part of a selection that has something of everything: `count` crates, drawn alike from each band of popularity.
///
/// A band is an order of magnitude of downloads; one that has too few crates leaves its share to the others. Crates of unknown
/// popularity, such as local ones, are a band of their own. The same seed draws the same crates.
public record Sample(int count, long seed) {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8}):([0-9]{1,18})");

    /// Reads `N:SEED`; throws [UserError] for anything else.
    public static Sample parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new UserError("--sample " + text
                    + ": expected N:SEED with N from 1 and a seed of up to 18 digits, such as 500:1");
        }
        return new Sample(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    public String text() {
        return count + ":" + seed;
    }

    /// What of the crates is drawn, given the downloads of those that have any.
    Set<CrateId> draw(Set<CrateId> crates, Map<String, Long> downloads) {
        List<List<CrateId>> bands = new ArrayList<>(bands(crates, downloads).values());
        bands.sort(Comparator.comparingInt(List::size));
        Set<CrateId> drawn = new HashSet<>();
        for (int band = 0; band < bands.size(); band++) {
            int share = (count - drawn.size()) / (bands.size() - band);
            bands.get(band)
                    .stream()
                    .sorted(Comparator.<CrateId>comparingLong(crate -> StableHash.of("sample " + seed, crate.name()))
                            .thenComparing(Comparator.naturalOrder()))
                    .limit(share)
                    .forEach(drawn::add);
        }
        return drawn;
    }

    /// The bands, the least popular first.
    static Map<Integer, List<CrateId>> bands(Set<CrateId> crates, Map<String, Long> downloads) {
        Map<Integer, List<CrateId>> bands = new TreeMap<>();
        for (CrateId crate : crates) {
            Long count = crate instanceof CrateId.Registry ? downloads.get(crate.name()) : null;
            int band = count == null ? 0 : Long.toString(count).length();
            bands.computeIfAbsent(band, _ -> new ArrayList<>()).add(crate);
        }
        return bands;
    }
}
