package org.khettara.pages.workbook;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.Gap;
import org.khettara.core.report.Report.Dialect;

/// The numbers of the records that became the rows of a table, in order.
final class Records {
    private final Iterator<Gap> gaps;
    private @Nullable Gap gap;
    private long next;

    Records(Dialect dialect) {
        List<Gap> all = dialect.gaps();
        this.gaps = all == null ? List.<Gap>of().iterator() : all.iterator();
        this.next = dialect.firstDataRow();
        nextGap();
    }

    private void nextGap() {
        gap = gaps.hasNext() ? gaps.next() : null;
    }

    long next() {
        while (gap != null && gap.row() == next) {
            next += gap.rows();
            nextGap();
        }
        return next++;
    }
}
