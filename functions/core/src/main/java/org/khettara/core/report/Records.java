package org.khettara.core.report;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.Report.Dialect;

/// The numbers of the records that became the rows of a table, in order.
public final class Records {
    private final Iterator<Gap> gaps;
    private @Nullable Gap gap;
    private long next;

    public Records(Dialect dialect) {
        List<Gap> all = dialect.gaps();
        this.gaps = all == null ? List.<Gap>of().iterator() : all.iterator();
        this.next = dialect.firstDataRow();
        nextGap();
    }

    private void nextGap() {
        gap = gaps.hasNext() ? gaps.next() : null;
    }

    /// The number of the next row's record, from 1.
    public long next() {
        while (gap != null && gap.row() == next) {
            next += gap.rows();
            nextGap();
        }
        return next++;
    }
}
