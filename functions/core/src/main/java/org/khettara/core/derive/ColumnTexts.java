package org.khettara.core.derive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.khettara.core.document.CsvRows;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.Report;

/// The different values of the columns of text, as far as they are few: enough to know a column of
/// places, and the language of a column. Reads a table until it has seen them all, at most
/// [#MOST_READ] characters.
///
/// @param all whether these are all the values there are
record ColumnTexts(Set<String> values, boolean all) {
    /// More different values than this are no list of regions or provinces.
    private static final int MOST_VALUES = 2_000;

    private static final long MOST_READ = 8L << 20;

    /// By index of the column.
    static Map<Integer, ColumnTexts> of(Report.Table table, Path folder) throws IOException {
        var open = new LinkedHashMap<Integer, Set<String>>();
        for (int i = 0; i < table.columns().size(); i++) {
            Report.Column column = table.columns().get(i);
            if (column.type() == ColumnType.STRING && column.distinct() > 0) {
                open.put(i, new LinkedHashSet<>());
            }
        }
        if (!open.isEmpty()) {
            read(folder.resolve(table.csv()), table.columns(), open);
        }
        var texts = new LinkedHashMap<Integer, ColumnTexts>();
        open.forEach((i, values) ->
                texts.put(
                        i,
                        new ColumnTexts(
                                values, values.size() == table.columns().get(i).distinct())));
        return texts;
    }

    private static void read(Path csv, List<Report.Column> columns, Map<Integer, Set<String>> open)
            throws IOException {
        var waiting = new LinkedHashSet<>(open.keySet());
        try (var rows = new CsvRows(Files.newInputStream(csv))) {
            rows.next();
            for (var row = rows.next();
                    row != null && !waiting.isEmpty() && rows.read() < MOST_READ;
                    row = rows.next()) {
                for (var each = waiting.iterator(); each.hasNext(); ) {
                    int i = each.next();
                    Set<String> values = java.util.Objects.requireNonNull(open.get(i));
                    if (i < row.size() && !row.get(i).isBlank()) {
                        values.add(row.get(i));
                    }
                    if (values.size() >= Math.min(MOST_VALUES, columns.get(i).distinct())) {
                        each.remove();
                    }
                }
            }
        }
    }
}
