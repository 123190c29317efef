package org.khettara.core.history;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.Report;
import org.khettara.core.report.Report.Column;
import org.khettara.core.report.Report.Table;

/// The metrics of a release as rows.
public final class Measures {
    private static final List<String> QUANTILES = List.of("q05", "q25", "q50", "q75", "q95");

    /// Six digits tell any two shares of a million cells apart.
    private static final int DIGITS = 6;

    private final List<Measure> rows = new ArrayList<>();

    private Measures() {}

    /// One number.
    ///
    /// @param table null when it is of the whole release
    /// @param column null when it is of the whole table
    /// @param metric `rows`, `missing`, `distinct`, `mean`, ...
    /// @param value decimal, with a point
    public record Measure(
            @Nullable String table, @Nullable String column, String metric, String value) {}

    /// In the order of tables and columns.
    public static List<Measure> of(Report report) {
        var measures = new Measures();
        measures.rows.add(new Measure(null, null, "rows", Long.toString(report.rows())));
        report.tables().forEach(measures::table);
        return List.copyOf(measures.rows);
    }

    private void table(Table table) {
        add(table, null, "rows", table.rows());
        add(table, null, "columns", table.columns().size());
        add(table, null, "findings", table.findings().size());
        table.columns().forEach(column -> column(table, column));
    }

    private void column(Table table, Column column) {
        add(table, column, "missing", column.missing());
        add(table, column, "rejected", column.rejected());
        add(table, column, "distinct", column.distinct());
        if (column.codes() != null) {
            add(table, column, "place_match", rounded(column.codes().matchRate()));
        }
        if (column.type() != ColumnType.INTEGER && column.type() != ColumnType.NUMBER) {
            return;
        }
        add(table, column, "min", column.min());
        add(table, column, "mean", column.mean());
        add(table, column, "max", column.max());
        for (int i = 0; i < Math.min(QUANTILES.size(), column.quantiles().size()); i++) {
            add(table, column, QUANTILES.get(i), column.quantiles().get(i));
        }
    }

    private static String rounded(double share) {
        return BigDecimal.valueOf(share)
                .setScale(DIGITS, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private void add(Table table, @Nullable Column column, String metric, long value) {
        add(table, column, metric, Long.toString(value));
    }

    private void add(Table table, @Nullable Column column, String metric, @Nullable String value) {
        if (value != null) {
            rows.add(
                    new Measure(
                            table.name(), column == null ? null : column.name(), metric, value));
        }
    }
}
