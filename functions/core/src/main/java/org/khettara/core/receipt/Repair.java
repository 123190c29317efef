package org.khettara.core.receipt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.khettara.core.assess.Metric;
import org.khettara.core.assess.Score;
import org.khettara.core.report.Report;
import org.khettara.core.report.Report.Column;
import org.khettara.core.report.Report.Finding;
import org.khettara.core.report.Report.Severity;
import org.khettara.core.report.Report.Table;

/// Something to mend in a file: what was found of one kind in one column, with what it costs of the
/// score ([Score] has the formula).
///
/// @param table its name; null when the file has one table alone
/// @param column null when it is not of one column
/// @param points of the score that mending it gives back; 0 for what is only to be known
/// @param cells that could not be taken over; 0 when it is about something else
/// @param places what was found, the first places of it
public record Repair(
        @Nullable String table,
        @Nullable String column,
        double points,
        long cells,
        List<Finding> places) {
    public Repair {
        places = List.copyOf(places);
    }

    /// Everything that is to be mended in a file, the most valuable first.
    public static List<Repair> of(Report report) {
        var score = Score.of(report);
        var repairs = new ArrayList<Repair>();
        for (Table table : report.tables()) {
            String name = report.tables().size() == 1 ? null : table.name();
            repairs.addAll(found(table, name, score));
        }
        repairs.sort(
                Comparator.comparingDouble(Repair::points)
                        .reversed()
                        .thenComparing(Repair::severity, Comparator.reverseOrder()));
        return repairs;
    }

    public Severity severity() {
        return places.getFirst().severity();
    }

    private record Kind(String code, @Nullable String column) {}

    private static List<Repair> found(Table table, @Nullable String name, Score score) {
        Map<Kind, List<Finding>> kinds = new LinkedHashMap<>();
        for (Finding finding : table.findings()) {
            var kind = new Kind(kind(finding.code()), finding.where().column());
            kinds.computeIfAbsent(kind, _ -> new ArrayList<>()).add(finding);
        }
        var repairs = new ArrayList<Repair>();
        kinds.forEach((kind, findings) -> {
            long rejected =
                    kind.code().equals(REJECTED) && kind.column() != null
                            ? rejected(table, kind.column())
                            : 0;
            long empty = kind.code().equals(EMPTY) ? findings.getFirst().cells() : 0;
            double points =
                    findings.stream().mapToDouble(score::points).sum()
                            + score.points(Metric.VALIDITY, rejected)
                            + score.points(Metric.COMPLETENESS, empty);
            repairs.add(new Repair(name, kind.column(), points, rejected, findings));
        });
        return repairs;
    }

    private static final String REJECTED = "CELL_REJECTED";
    private static final String EMPTY = "CELLS_EMPTY";

    /// The cells that are listed and the sentence that counts the others are one matter.
    private static String kind(String code) {
        return code.equals("CELLS_REJECTED") ? REJECTED : code;
    }

    private static long rejected(Table table, String column) {
        return table.columns().stream()
                .filter(one -> one.name().equals(column))
                .mapToLong(Column::rejected)
                .sum();
    }
}
