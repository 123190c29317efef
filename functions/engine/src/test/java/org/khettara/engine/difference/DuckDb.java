package org.khettara.engine.difference;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.khettara.core.report.TableShape.ColumnShape;

/// A database in memory that says how two tables differ.
final class DuckDb implements AutoCloseable {
    private static final int BATCH = 100;
    private final Connection connection;

    DuckDb() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        run("SET threads = 1");
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Makes a table of these rows; an empty cell is NULL.
    void fill(String name, TestTable table) throws SQLException {
        int width = table.columns().size();
        run(
                "CREATE TABLE %s (%s)"
                        .formatted(
                                name,
                                table.columns().stream()
                                        .map(c -> quoted(c.name()) + " VARCHAR")
                                        .collect(Collectors.joining(", "))));
        String row =
                "(" + String.join(",", IntStream.range(0, width).mapToObj(_ -> "?").toList()) + ")";
        for (int from = 0; from < table.rows().size(); from += BATCH) {
            List<List<String>> some =
                    table.rows().subList(from, Math.min(table.rows().size(), from + BATCH));
            String values = String.join(",", some.stream().map(_ -> row).toList());
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO " + name + " VALUES " + values)) {
                int at = 1;
                for (List<String> cells : some) {
                    for (String cell : cells) {
                        insert.setString(at++, cell.isEmpty() ? null : cell);
                    }
                }
                insert.execute();
            }
        }
    }

    /// Makes a table of a CSV, all of it text.
    void read(String name, Path csv) throws SQLException {
        run(
                "CREATE TABLE %s AS SELECT * FROM read_csv('%s', header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"', parallel = false, auto_detect = false, max_line_size = 20000000, columns = %s)"
                        .formatted(name, csv, columns(csv)));
    }

    private String columns(Path csv) throws SQLException {
        List<String> names = new ArrayList<>();
        String sql =
                "DESCRIBE SELECT * FROM read_csv('%s', header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"', parallel = false, max_line_size = 20000000)"
                        .formatted(csv);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                names.add("'" + rows.getString(1).replace("'", "''") + "': 'VARCHAR'");
            }
        }
        return "{" + String.join(", ", names) + "}";
    }

    long count(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM (" + query + ")")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /// Types of a query's columns.
    List<String> types(String query) throws SQLException {
        List<String> types = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("DESCRIBE " + query)) {
            while (rows.next()) {
                types.add(rows.getString(2));
            }
        }
        return types;
    }

    /// The value of a column as it is compared.
    static String value(ColumnShape column) {
        return switch (column.type()) {
            case INTEGER, NUMBER -> "CAST(%s AS DECIMAL(30, 6))".formatted(quoted(column.name()));
            case BOOLEAN, DATE, DATETIME, TIME, STRING -> quoted(column.name());
        };
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
