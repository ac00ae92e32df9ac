package dev.maar.crates;

import dev.maar.problem.UserError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One of several even parts of a selection, so that machines can share it: `number` of `count`, from 1.
///
/// A crate's part depends on its name alone, so that it stays where it is when others come and go.
public record Shard(int number, int count) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,4})/([0-9]{1,4})");

    public Shard {
        if (count < 1 || number < 1 || number > count) {
            throw new IllegalArgumentException("'number' must be from 1 to 'count'");
        }
    }

    /// Reads `K/N`; throws [UserError] for anything else.
    public static Shard parse(String text) {
        Matcher matcher = FORM.matcher(text);
        int number = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
        int count = matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
        if (number < 1 || number > count) {
            throw new UserError(
                    "--shard " + text + ": expected K/N with K from 1 to N and N up to 9999, such as 2/5 for the"
                            + " second of five parts");
        }
        return new Shard(number, count);
    }

    public String text() {
        return number + "/" + count;
    }

    boolean contains(CrateId crate) {
        return Long.remainderUnsigned(StableHash.of("shard", crate.name()), count) == number - 1;
    }
}
