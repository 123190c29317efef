package org.khettara.embedded.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One transaction of a [Database].
final class Session {
    private final Connection connection;

    Session(Connection connection) {
        this.connection = connection;
    }

    /// Makes a value of the row that the results stand at.
    @FunctionalInterface
    interface Row<T> {
        T of(ResultSet row) throws SQLException, IOException;
    }

    /// Runs a statement; returns how many rows it touched.
    int update(String sql, @Nullable Object... arguments) throws SQLException {
        try (var statement = prepare(sql, arguments)) {
            return statement.executeUpdate();
        }
    }

    /// Runs a statement that changes the tables themselves; some of those answer with rows.
    void execute(String sql) throws SQLException {
        Database.execute(connection, sql);
    }

    <T> Optional<T> one(String sql, Row<T> row, @Nullable Object... arguments)
            throws SQLException, IOException {
        return list(sql, row, arguments).stream().findFirst();
    }

    <T> List<T> list(String sql, Row<T> row, @Nullable Object... arguments)
            throws SQLException, IOException {
        try (var statement = prepare(sql, arguments);
                ResultSet results = statement.executeQuery()) {
            var all = new ArrayList<T>();
            while (results.next()) {
                all.add(row.of(results));
            }
            return all;
        }
    }

    private PreparedStatement prepare(String sql, @Nullable Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }
}
