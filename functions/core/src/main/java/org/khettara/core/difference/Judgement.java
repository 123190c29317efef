package org.khettara.core.difference;

import java.util.ArrayList;
import java.util.List;
import org.khettara.core.report.Text;

/// Classes a difference and says why. The gravest change decides.
///
/// @param reasons the gravest first, at most [#LISTED] and how many more there are
record Judgement(Compatibility compatibility, List<Text> reasons) {
    static final int LISTED = 20;

    private record Reason(Compatibility weight, Text words) {}

    static Judgement of(List<TableDifference> tables) {
        List<Reason> reasons = new ArrayList<>();
        boolean many = tables.size() > 1;
        for (TableDifference table : tables) {
            switch (table.presence()) {
                case ADDED ->
                        reasons.add(
                                new Reason(
                                        Compatibility.COMPATIBLE,
                                        ChangeWords.tableAdded(table.name())));
                case REMOVED ->
                        reasons.add(
                                new Reason(
                                        Compatibility.BREAKING,
                                        ChangeWords.tableRemoved(table.name())));
                case KEPT -> {
                    for (Reason reason : ofTable(table)) {
                        reasons.add(many ? in(table.name(), reason) : reason);
                    }
                }
            }
        }
        reasons.sort((a, b) -> b.weight.compareTo(a.weight));
        Compatibility worst = Compatibility.SAME;
        for (Reason reason : reasons) {
            worst = worst.worse(reason.weight);
        }
        return new Judgement(worst, listed(reasons));
    }

    private static List<Text> listed(List<Reason> reasons) {
        List<Text> listed =
                new ArrayList<>(reasons.stream().limit(LISTED).map(Reason::words).toList());
        if (reasons.size() > LISTED) {
            listed.add(ChangeWords.more(reasons.size() - LISTED));
        }
        return listed;
    }

    private static Reason in(String table, Reason reason) {
        return new Reason(reason.weight, ChangeWords.inTable(table, reason.words));
    }

    private static List<Reason> ofTable(TableDifference table) {
        List<Reason> reasons = new ArrayList<>();
        for (ColumnChange column : table.columns()) {
            reasons.add(new Reason(weight(column.kind()), ChangeWords.of(column)));
        }
        if (table.reordered()) {
            reasons.add(new Reason(Compatibility.COSMETIC, ChangeWords.COLUMNS_REORDERED));
        }
        RowDifference rows = table.rows();
        if (rows != null && rows.reordered()) {
            reasons.add(new Reason(Compatibility.COSMETIC, ChangeWords.ROWS_REORDERED));
        }
        if (rows != null && rows.rewritten()) {
            reasons.add(new Reason(Compatibility.COSMETIC, ChangeWords.NUMBERS_REWRITTEN));
        }
        return reasons;
    }

    /// Every other type breaks a reader of the Parquet, from integer to number too.
    private static Compatibility weight(ColumnChange.Kind kind) {
        return switch (kind) {
            case ADDED -> Compatibility.COMPATIBLE;
            case REMOVED, RENAMED, RETYPED -> Compatibility.BREAKING;
        };
    }
}
