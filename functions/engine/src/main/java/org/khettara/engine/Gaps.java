package org.khettara.engine;

import java.util.ArrayList;
import java.util.List;
import org.khettara.core.report.Gap;

/// Records behind the header that are no rows of data: with them, the row of a table that was made
/// of a record can be told.
final class Gaps {
    private final List<Gap> gaps = new ArrayList<>();

    void add(long record) {
        Gap last = gaps.isEmpty() ? null : gaps.getLast();
        if (last != null && last.row() + last.rows() == record) {
            gaps.set(gaps.size() - 1, new Gap(last.row(), last.rows() + 1));
        } else if (gaps.size() < Gap.MOST) {
            gaps.add(new Gap(record, 1));
        }
    }

    /// Those that a row of data follows.
    ///
    /// @param first number of the first record behind the header
    /// @param rows of data that there are
    List<Gap> within(long first, long rows) {
        List<Gap> within = new ArrayList<>();
        long before = 0;
        for (Gap gap : gaps) {
            if (gap.row() - first - before < rows) {
                within.add(gap);
            }
            before += gap.rows();
        }
        return within;
    }
}
