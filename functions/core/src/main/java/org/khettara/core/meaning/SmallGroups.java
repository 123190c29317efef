package org.khettara.core.meaning;

import java.util.List;
import org.khettara.core.report.ColumnType;

/// Finds tables that count people in groups so small that one may be known again: fewer than five.
/// Source: k-anonymity, Sweeney 2002, with the k of statistical offices.
final class SmallGroups {
    private static final int FEWEST_GROUPINGS = 2;
    private static final int MOST_GROUPS = 500;

    private SmallGroups() {}

    /// Names of the columns that count one to four somewhere, beside two columns or more that
    /// group.
    static List<String> in(List<ScreenedColumn> columns, long rows) {
        long groupings = columns.stream().filter(column -> isGrouping(column, rows)).count();
        return groupings < FEWEST_GROUPINGS
                ? List.of()
                : columns.stream()
                        .filter(c -> c.type() == ColumnType.INTEGER && c.screening().small() > 0)
                        .map(ScreenedColumn::name)
                        .toList();
    }

    private static boolean isGrouping(ScreenedColumn column, long rows) {
        return column.isText()
                && column.distinct() >= 2
                && column.distinct() <= MOST_GROUPS
                && column.distinct() * 2 <= rows;
    }
}
