package dev.maar.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Reads very many rows as few JSON texts, which the database makes: each value that is asked of its driver costs more than reading ten
/// from a text does.
final class JsonRows {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonRows() {
    }

    /// Takes the values of one row, each by one `next...` of the parser, from the first to the last.
    @FunctionalInterface
    interface Reader {
        void read(JsonParser row) throws IOException;
    }

    /// Makes of a row's values what they stand for, and takes them as a [Reader] does.
    @FunctionalInterface
    interface Mapper<T> {
        T map(JsonParser row) throws IOException;
    }

    /// A query whose only value is all rows of another, in their order; those have a JSON array each, in a column named `told`.
    static String together(String rows) {
        return "select '[' || group_concat(told) || ']' from (" + rows + ")";
    }

    /// Reads the rows of one or more texts that [#together] made; `sql` may give null where there are none.
    static void read(Connection connection, String sql, Reader reader, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int value = 0; value < values.length; value++) {
                statement.setString(value + 1, values[value]);
            }
            try (ResultSet texts = statement.executeQuery()) {
                while (texts.next()) {
                    byte[] text = texts.getBytes(1);
                    if (text != null) {
                        read(text, reader);
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("not what was asked for: " + sql, e);
        }
    }

    private static void read(byte[] text, Reader reader) throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            each(parser, reader);
        }
    }

    /// Reads the rows of a text that is no query's.
    static void all(String text, Reader reader) {
        try (JsonParser parser = JSON.createParser(text)) {
            each(parser, reader);
        } catch (IOException e) {
            throw new IllegalStateException("no rows: " + text, e);
        }
    }

    /// Reads one row, a JSON array.
    static <T> T one(String text, Mapper<T> mapper) {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            return mapper.map(parser);
        } catch (IOException e) {
            throw new IllegalStateException("no row: " + text, e);
        }
    }

    /// Reads the rows of a list that comes next.
    static void each(JsonParser parser, Reader reader) throws IOException {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.START_ARRAY) {
            reader.read(parser);
            parser.nextToken();
        }
    }

    static boolean truth(JsonParser row) throws IOException {
        return row.nextIntValue(0) != 0;
    }

    static @Nullable Integer integerOrNull(JsonParser row) throws IOException {
        return row.nextToken() == JsonToken.VALUE_NULL ? null : Integer.valueOf(row.getIntValue());
    }
}
