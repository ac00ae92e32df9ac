package dev.maar.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;

/// A column of codes in which most neighbours are alike: kept and written as pairs of a code and how often it follows itself.
final class CodedColumn {
    private int[] pairs = new int[64];
    private int used;

    void add(int code) {
        if (used > 0 && pairs[used - 2] == code) {
            pairs[used - 1]++;
            return;
        }
        if (used == pairs.length) {
            pairs = Arrays.copyOf(pairs, 2 * used);
        }
        pairs[used++] = code;
        pairs[used++] = 1;
    }

    /// Writes the pairs as a field; a column of nothing but empty texts is left out.
    void write(JsonGenerator json, String name) throws IOException {
        if (used == 2 && pairs[0] == 0) {
            return;
        }
        json.writeFieldName(name);
        json.writeArray(pairs, 0, used);
    }
}
