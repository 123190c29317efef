package org.khettara.core.receipt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.Report;
import org.khettara.core.report.Report.Column;
import org.khettara.core.report.Report.Finding;
import org.khettara.core.report.Report.Severity;
import org.khettara.core.report.Report.Table;

/// Something to mend in a file: what was found of one kind in one column, with what it costs of the
/// score ([org.khettara.core.assess.Assessor] has the formula).
///
/// @param table its name; null when the file has one table alone
/// @param column null when it is not of one column
/// @param points of the score that mending it gives back; 0 for what is only to be known
/// @param cells that could not be taken over, or are empty; 0 when it is not about cells
/// @param places what was found, the first places of it; empty for empty cells
public record Repair(
        @Nullable String table,
        @Nullable String column,
        double points,
        long cells,
        List<Finding> places) {
    private static final double COMPLETENESS = 40;
    private static final double VALIDITY = 40;
    private static final double READABILITY = 20;
    private static final double MOST_KINDS = 5;

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
            repairs.addAll(empty(table, name, score));
        }
        repairs.sort(
                Comparator.comparingDouble(Repair::points)
                        .reversed()
                        .thenComparing(Repair::severity, Comparator.reverseOrder()));
        return repairs;
    }

    /// How bad it is; empty cells may be right.
    public Severity severity() {
        return places.isEmpty() ? Severity.INFO : places.getFirst().severity();
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
            double points =
                    findings.stream()
                                    .filter(finding -> finding.severity() != Severity.INFO)
                                    .mapToDouble(finding -> score.ofFinding(finding.code()))
                                    .sum()
                            + score.ofRejected(rejected);
            repairs.add(new Repair(name, kind.column(), points, rejected, findings));
        });
        return repairs;
    }

    private static final String REJECTED = "CELL_REJECTED";

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

    private static List<Repair> empty(Table table, @Nullable String name, Score score) {
        var repairs = new ArrayList<Repair>();
        for (Column column : table.columns()) {
            long empty = column.missing() - column.rejected();
            if (empty > 0) {
                repairs.add(
                        new Repair(name, column.name(), score.ofEmpty(empty), empty, List.of()));
            }
        }
        return repairs;
    }

    /// What each kind of loss costs in one file.
    private record Score(double cells, double filled, Map<String, Integer> kinds) {
        static Score of(Report report) {
            double cells = 0;
            double missing = 0;
            double rejected = 0;
            Map<String, Integer> kinds = new LinkedHashMap<>();
            for (Table table : report.tables()) {
                cells += (double) table.rows() * table.columns().size();
                for (Column column : table.columns()) {
                    missing += column.missing();
                    rejected += column.rejected();
                }
                table.findings().stream()
                        .filter(finding -> finding.severity() != Severity.INFO)
                        .forEach(finding -> kinds.merge(finding.code(), 1, Integer::sum));
            }
            return new Score(cells, cells - missing + rejected, kinds);
        }

        double ofEmpty(long empty) {
            return cells == 0 ? 0 : COMPLETENESS * empty / cells;
        }

        double ofRejected(long rejected) {
            return filled == 0 ? 0 : VALIDITY * rejected / filled;
        }

        /// A kind costs the same however often it is found, and no more than five count.
        double ofFinding(String code) {
            double ofKind = READABILITY / Math.max(MOST_KINDS, kinds.size());
            return ofKind / kinds.getOrDefault(code, 1);
        }
    }
}
