package dev.maar.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of a query whose first column is what each belongs to, taken owner by owner in the query's order.
final class Rows<T> implements AutoCloseable {
    /// The key where no row is left; the database gives rows numbers from 1.
    static final long NONE = 0;

    private final PreparedStatement statement;
    private final ResultSet rows;
    private final Mapper<T> mapper;
    private long key;

    /// Turns the row that a result is at into what it stands for.
    @FunctionalInterface
    interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    private Rows(PreparedStatement statement, ResultSet rows, Mapper<T> mapper) throws SQLException {
        this.statement = statement;
        this.rows = rows;
        this.mapper = mapper;
        step();
    }

    static <T> Rows<T> of(Connection connection, String sql, Mapper<T> mapper, String... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int value = 0; value < values.length; value++) {
                statement.setString(value + 1, values[value]);
            }
            return new Rows<>(statement, statement.executeQuery(), mapper);
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private void step() throws SQLException {
        key = rows.next() ? rows.getLong(1) : NONE;
    }

    /// Whose rows come next; [#NONE] where none do.
    long key() {
        return key;
    }

    /// The next rows as far as they belong to this owner; none where another's come next.
    List<T> of(long owner) throws SQLException {
        if (key != owner) {
            return List.of();
        }
        List<T> found = new ArrayList<>();
        while (key == owner) {
            found.add(mapper.map(rows));
            step();
        }
        return found;
    }

    /// A column's text. The driver gives bytes in half the time in which it gives text.
    static @Nullable String textOrNull(ResultSet row, String column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    /// The text of a column that is never null.
    static String text(ResultSet row, String column) throws SQLException {
        return new String(row.getBytes(column), StandardCharsets.UTF_8);
    }

    /// The text of a column that is never null, by its number from 1, which spares looking up its name.
    static String text(ResultSet row, int column) throws SQLException {
        return new String(row.getBytes(column), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
