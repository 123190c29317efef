package org.khettara.core.assess;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.khettara.core.assess.Assessment.Compatibility;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.Report;
import org.khettara.core.report.TableShape;
import org.khettara.core.report.TableShape.ColumnShape;

/// Judges a published report: score = 100 x (0.4 completeness + 0.4 validity + 0.2 readability),
/// rounded down; 0 for a table without cells.
public final class Assessor {
    private static final double PER_KIND_OF_FINDING = 0.2;

    private Assessor() {}

    /// @param previous tables of the release that is current; empty when there is none
    public static Assessment assess(Report report, Optional<List<TableShape>> previous) {
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
        List<TableShape> now = shapes(report);
        List<String> breaks = previous.map(before -> breaks(before, now)).orElse(List.of());
        Compatibility compatibility;
        if (previous.isEmpty()) {
            compatibility = Compatibility.FIRST;
        } else if (!breaks.isEmpty()) {
            compatibility = Compatibility.BREAKING;
        } else {
            compatibility =
                    columnsOf(previous.get()).equals(columnsOf(now))
                            ? Compatibility.SAME
                            : Compatibility.COMPATIBLE;
        }
        return new Assessment(score, completeness, validity, readability, compatibility, breaks);
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

    private static List<List<ColumnShape>> columnsOf(List<TableShape> tables) {
        return tables.stream().map(TableShape::columns).toList();
    }

    /// A dataset with one table keeps it under whatever name: the name comes from the file, and
    /// next year's file has another.
    private static List<String> breaks(List<TableShape> before, List<TableShape> now) {
        var breaks = new ArrayList<String>();
        boolean single = before.size() == 1 && now.size() == 1;
        for (TableShape table : before) {
            Optional<TableShape> same =
                    single
                            ? Optional.of(now.getFirst())
                            : now.stream().filter(t -> t.name().equals(table.name())).findFirst();
            if (same.isEmpty()) {
                breaks.add("table '%s' is gone".formatted(table.name()));
                continue;
            }
            Map<String, ColumnType> types = types(same.get());
            types(table)
                    .forEach((name, type) -> {
                        ColumnType typeNow = types.get(name);
                        if (typeNow == null) {
                            breaks.add("column '%s' is gone".formatted(name));
                        } else if (typeNow != type) {
                            breaks.add(
                                    "column '%s' was %s and is %s".formatted(name, type, typeNow));
                        }
                    });
        }
        return breaks;
    }

    private static SequencedMap<String, ColumnType> types(TableShape table) {
        var types = new LinkedHashMap<String, ColumnType>();
        table.columns().forEach(c -> types.put(c.name(), c.type()));
        return types;
    }
}
