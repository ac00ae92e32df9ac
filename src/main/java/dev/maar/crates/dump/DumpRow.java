package dev.maar.crates.dump;

import dev.maar.problem.UserError;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// One row of a table, read column by column as what each must be; anything else is a [UserError] with table, line and column.
final class DumpRow {
    /// Numbers of the registry's are dense; this bounds what is kept in memory by them.
    private static final int LARGEST_ID = 1 << 27;

    private final DumpTable table;
    private final int[] places;
    private CSVRecord row;

    /// `places` has the place of each of the table's columns in a row.
    DumpRow(DumpTable table, int[] places, CSVRecord row) {
        this.table = table;
        this.places = places;
        this.row = row;
    }

    /// Goes on to another row of the same table.
    void move(CSVRecord next) {
        row = next;
    }

    int id(int column) {
        long id = number(column, "a number from 1 to " + LARGEST_ID);
        if (id < 1 || id > LARGEST_ID) {
            throw wrong(column, "a number from 1 to " + LARGEST_ID);
        }
        return (int) id;
    }

    long count(int column) {
        return number(column, "a whole number");
    }

    boolean flag(int column) {
        String text = text(column);
        if (!text.equals("t") && !text.equals("f")) {
            throw wrong(column, "t or f");
        }
        return text.equals("t");
    }

    String text(int column) {
        if (places[column] >= row.size()) {
            throw new UserError(
                    "the registry's dump: table " + table.text() + ", line " + row.getParser().getCurrentLineNumber()
                            + ": the row has " + row.size() + " columns and none for " + table.columns().get(column));
        }
        return row.get(places[column]);
    }

    @Nullable
    String textOrNull(int column) {
        String text = text(column);
        return text.isEmpty() ? null : text;
    }

    UserError wrong(int column, String expected) {
        String value = text(column);
        return new UserError("the registry's dump: table " + table.text() + ", line "
                + row.getParser().getCurrentLineNumber() + ", column " + table.columns().get(column) + ": \""
                + value.substring(0, Math.min(80, value.length())) + "\": expected " + expected);
    }

    private long number(int column, String expected) {
        String text = text(column);
        if (text.isEmpty() || text.length() > 18) {
            throw wrong(column, expected);
        }
        for (int place = 0; place < text.length(); place++) {
            if (text.charAt(place) < '0' || text.charAt(place) > '9') {
                throw wrong(column, expected);
            }
        }
        return Long.parseLong(text);
    }
}
