package org.khettara.core.difference;

import java.util.List;
import org.khettara.core.report.Text;

/// What changed from one release to another: `difference.json` (schemas/difference.schema.json).
/// Holds no time and no path: the same tables give the same difference.
///
/// @param before what was compared: the run of a release, or a file's name
/// @param after likewise
/// @param reasons for the class, in words
/// @param rows over all tables
/// @param tables in the order of the release now; those that are gone behind them
public record Difference(
        String before,
        String after,
        Compatibility compatibility,
        List<Text> reasons,
        Rows rows,
        List<TableDifference> tables) {
    public static final String FILE_NAME = "difference.json";

    public Difference {
        reasons = List.copyOf(reasons);
        tables = List.copyOf(tables);
    }

    /// Where a difference lies beside a release, ending with `/`.
    ///
    /// @param before the run that it was compared with
    public static String folder(String before) {
        return "difference/" + before + "/";
    }

    /// Rows over all tables that were compared by their rows.
    ///
    /// @param complete no table was left out: none came or went, and all were compared
    public record Rows(long added, long removed, long changed, boolean complete) {}

    /// The difference that these tables make.
    public static Difference of(String before, String after, List<TableDifference> tables) {
        long added = 0;
        long removed = 0;
        long changed = 0;
        boolean complete = true;
        for (TableDifference table : tables) {
            RowDifference rows = table.rows();
            if (rows == null) {
                complete = false;
            } else {
                added += rows.added();
                removed += rows.removed();
                changed += rows.changed();
            }
        }
        Judgement judgement = Judgement.of(tables);
        return new Difference(
                before,
                after,
                judgement.compatibility(),
                judgement.reasons(),
                new Rows(added, removed, changed, complete),
                tables);
    }
}
