package org.khettara.core.assess;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.khettara.core.report.Report;
import org.khettara.core.report.Report.Column;
import org.khettara.core.report.Report.Finding;
import org.khettara.core.report.Report.Severity;
import org.khettara.core.report.Report.Table;

/// The formula of quality, of a file, a table or a column: each [Metric] is 1 less what is lost of
/// its whole, and the score is the sum of weight x metric, rounded down; 0 without cells. What a
/// repair gives back is the same formula ([#points]).
public final class Score {
    private static final double MOST_KINDS = 5;

    private final double cells;
    private final double filled;
    private final double rows;
    private final double rejected;

    /// By metric: cells or rows that findings name.
    private final Map<Metric, Double> found = new HashMap<>();

    /// How often each kind that counts against readability was found.
    private final Map<String, Integer> kinds = new HashMap<>();

    private Score(double rows, List<Column> columns, double cells, List<Finding> findings) {
        this.rows = rows;
        this.cells = cells;
        double missing = columns.stream().mapToDouble(Column::missing).sum();
        this.rejected = columns.stream().mapToDouble(Column::rejected).sum();
        this.filled = cells - missing + rejected;
        for (Finding finding : findings) {
            if (finding.severity() != Severity.INFO) {
                Metric metric = Metric.of(finding.code());
                if (metric == Metric.READABILITY) {
                    kinds.merge(finding.code(), 1, Integer::sum);
                } else if (!isCounted(finding)) {
                    found.merge(metric, (double) finding.cells(), Double::sum);
                }
            }
        }
    }

    /// Of all tables of a file.
    public static Score of(Report report) {
        List<Table> tables = report.tables();
        return new Score(
                report.rows(),
                tables.stream().flatMap(table -> table.columns().stream()).toList(),
                tables.stream().mapToDouble(t -> (double) t.rows() * t.columns().size()).sum(),
                tables.stream().flatMap(table -> table.findings().stream()).toList());
    }

    /// Of one table.
    public static Score of(Table table) {
        double cells = (double) table.rows() * table.columns().size();
        return new Score(table.rows(), table.columns(), cells, table.findings());
    }

    /// Of one column: what is found of no column is not its own.
    public static Score of(Table table, Column column) {
        List<Finding> own =
                table.findings().stream()
                        .filter(finding -> column.name().equals(finding.where().column()))
                        .toList();
        return new Score(table.rows(), List.of(column), table.rows(), own);
    }

    /// 0 to 100.
    public int points() {
        double sum = Arrays.stream(Metric.values()).mapToDouble(m -> m.weight() * value(m)).sum();
        return cells == 0 ? 0 : (int) (sum + 1e-9);
    }

    /// All metrics, in their order.
    public List<Measure> measures() {
        return Arrays.stream(Metric.values())
                .map(metric ->
                        new Measure(
                                metric.toString(),
                                value(metric),
                                metric.weight() * (1 - value(metric))))
                .toList();
    }

    /// 0 to 1; 0 where there is nothing to measure.
    public double value(Metric metric) {
        double whole = whole(metric);
        return whole == 0 ? 0 : Math.max(0, whole - lost(metric)) / whole;
    }

    /// What it costs that so many cells or rows are lost to a metric.
    public double points(Metric metric, long lost) {
        double whole = whole(metric);
        return whole == 0 ? 0 : metric.weight() * Math.min((double) lost, whole) / whole;
    }

    /// What one of the findings of a kind costs: a kind costs the same however often it is found,
    /// and no more than five kinds count.
    public double points(Finding finding) {
        if (finding.severity() == Severity.INFO) {
            return 0;
        }
        Metric metric = Metric.of(finding.code());
        if (metric == Metric.READABILITY) {
            double ofKind = metric.weight() / Math.max(MOST_KINDS, kinds.size());
            return ofKind / kinds.getOrDefault(finding.code(), 1);
        }
        return isCounted(finding) ? 0 : points(metric, finding.cells());
    }

    /// Whether its cells are among those that the columns count as rejected.
    private static boolean isCounted(Finding finding) {
        return finding.code().equals("CELL_REJECTED") || finding.code().equals("CELLS_REJECTED");
    }

    private double whole(Metric metric) {
        return switch (metric) {
            case COMPLETENESS -> cells;
            case UNIQUENESS -> rows;
            case VALIDITY, CONSISTENCY, PLAUSIBILITY -> filled;
            case READABILITY -> MOST_KINDS;
        };
    }

    private double lost(Metric metric) {
        return switch (metric) {
            case COMPLETENESS -> cells - filled;
            case VALIDITY -> rejected + found.getOrDefault(metric, 0.0);
            case UNIQUENESS, CONSISTENCY, PLAUSIBILITY -> found.getOrDefault(metric, 0.0);
            case READABILITY -> kinds.size();
        };
    }
}
