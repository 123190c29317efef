package org.khettara.core.assess;

import java.util.List;
import java.util.Optional;
import org.khettara.core.difference.Compatibility;
import org.khettara.core.difference.Difference;
import org.khettara.core.report.Report;
import org.khettara.core.report.TableShape;
import org.khettara.core.report.TableShape.ColumnShape;

/// Judges a published report: score = 100 x (0.4 completeness + 0.4 validity + 0.2 readability),
/// rounded down; 0 for a table without cells.
public final class Assessor {
    private static final double PER_KIND_OF_FINDING = 0.2;

    private Assessor() {}

    /// @param difference to the release that is current; empty when there is none
    public static Assessment assess(Report report, Optional<Difference> difference) {
        long cells = 0;
        long missing = 0;
        long rejected = 0;
        for (var table : report.tables()) {
            for (var column : table.columns()) {
                cells += table.rows();
                missing += column.missing();
                rejected += column.rejected();
            }
        }
        long filled = cells - missing + rejected;
        double completeness = cells == 0 ? 0 : (double) filled / cells;
        double validity = filled == 0 ? 0 : (double) (filled - rejected) / filled;
        double readability = Math.max(0, 1 - PER_KIND_OF_FINDING * kindsOfFinding(report));
        int score =
                cells == 0
                        ? 0
                        : (int)
                                (100 * (0.4 * completeness + 0.4 * validity + 0.2 * readability)
                                        + 1e-9);
        return new Assessment(
                score,
                completeness,
                validity,
                readability,
                difference.map(Difference::compatibility).orElse(Compatibility.FIRST),
                difference.map(Difference::reasons).orElse(List.of()));
    }

    /// The tables of a report with their columns, in order.
    public static List<TableShape> shapes(Report report) {
        return report.tables().stream()
                .map(t ->
                        new TableShape(
                                t.name(),
                                t.rows(),
                                t.columns().stream()
                                        .map(c -> new ColumnShape(c.name(), c.type()))
                                        .toList()))
                .toList();
    }

    private static long kindsOfFinding(Report report) {
        return report.tables().stream()
                .flatMap(t -> t.findings().stream())
                .filter(f -> f.severity() != Report.Severity.INFO)
                .map(Report.Finding::code)
                .distinct()
                .count();
    }
}
