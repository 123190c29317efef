package org.khettara.engine.difference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.khettara.core.port.TableComparer.Version;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.TableShape;
import org.khettara.core.report.TableShape.ColumnShape;

/// A table of a test, with its canonical CSV.
record TestTable(List<ColumnShape> columns, List<List<String>> rows) {
    TestTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /// @param header of `name:type`
    /// @param rows cells apart by `|`
    static TestTable of(String header, String... rows) {
        List<ColumnShape> columns = new ArrayList<>();
        for (String column : header.split("\\|", -1)) {
            String[] parts = column.split(":", 2);
            columns.add(
                    new ColumnShape(
                            parts[0], ColumnType.valueOf(parts[1].toUpperCase(Locale.ROOT))));
        }
        List<List<String>> cells = new ArrayList<>();
        for (String row : rows) {
            cells.add(List.of(row.split("\\|", -1)));
        }
        return new TestTable(columns, cells);
    }

    Version write(Path csv) {
        StringBuilder text = new StringBuilder();
        line(columns.stream().map(ColumnShape::name).toList(), text);
        rows.forEach(row -> line(row, text));
        try {
            Files.writeString(csv, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Version(new TableShape("t", rows.size(), columns), csv);
    }

    private static void line(List<String> cells, StringBuilder to) {
        boolean alone = cells.equals(List.of(""));
        to.append(
                        alone
                                ? "\"\""
                                : cells.stream()
                                        .map(TestTable::quoted)
                                        .collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String quoted(String cell) {
        boolean plain =
                cell.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r')
                        && !cell.startsWith(" ")
                        && !cell.endsWith(" ");
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
