package org.khettara.core.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.Report;
import org.khettara.core.report.Report.Column;
import org.khettara.core.report.Report.Table;
import org.khettara.core.report.Report.TextProfile;
import org.khettara.core.report.Report.TopValue;

/// Reports of tables with one column, as the engine would make them of its cells.
final class Made {
    private Made() {}

    /// @param cells null for an empty one
    static Report texts(@Nullable String... cells) {
        List<String> values = filled(cells);
        Map<String, Long> counts = new TreeMap<>();
        values.forEach(value -> counts.merge(value, 1L, Long::sum));
        List<TopValue> top =
                counts.size() > 10
                        ? List.of()
                        : counts.entrySet().stream()
                                .map(one -> new TopValue(one.getKey(), one.getValue()))
                                .toList();
        var looks = values.stream().map(value -> value.replaceAll("[0-9]", "9")).distinct();
        String look = looks.count() == 1 ? values.getFirst().replaceAll("[0-9]", "9") : null;
        return report(
                cells.length,
                new Column(
                        "c",
                        "c",
                        ColumnType.STRING,
                        null,
                        null,
                        cells.length - values.size(),
                        0,
                        counts.size(),
                        null,
                        null,
                        null,
                        List.of(),
                        top,
                        values.isEmpty() ? null : new TextProfile(1, 9, look),
                        null,
                        null,
                        null,
                        null));
    }

    /// Whole numbers, evenly from one to another.
    static Report numbers(int rows, long from, long to) {
        var values = new ArrayList<Long>();
        for (int i = 0; i < rows; i++) {
            values.add(from + (to - from) * i / Math.max(1, rows - 1));
        }
        List<String> quantiles =
                List.of(5, 25, 50, 75, 95).stream()
                        .map(percent -> values.get((rows - 1) * percent / 100).toString())
                        .toList();
        return report(
                rows,
                new Column(
                        "c",
                        "c",
                        ColumnType.INTEGER,
                        null,
                        null,
                        0,
                        0,
                        values.stream().distinct().count(),
                        Long.toString(from),
                        Long.toString(to),
                        null,
                        quantiles,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    /// A column of which nothing but its number of rows matters.
    static Report rows(long rows) {
        return report(
                rows,
                new Column(
                        "c",
                        "c",
                        ColumnType.STRING,
                        null,
                        null,
                        0,
                        0,
                        1,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    private static List<String> filled(@Nullable String... cells) {
        var values = new ArrayList<String>();
        for (String cell : cells) {
            if (cell != null) {
                values.add(cell);
            }
        }
        return values;
    }

    private static Report report(long rows, Column... columns) {
        var table =
                new Table(
                        "t",
                        null,
                        "t.csv",
                        "t.parquet",
                        "t.schema.json",
                        null,
                        rows,
                        new Report.Dialect(",", null, null, "LF", 1, 2),
                        Arrays.asList(columns),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of());
        var source = new Report.Source("t.csv", 1, "0".repeat(64), "csv", "UTF-8", 1.0, List.of());
        return Report.published("test", source, List.of(table));
    }
}
