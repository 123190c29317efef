package org.khettara.engine;

import java.util.ArrayList;
import java.util.List;
import org.khettara.core.report.Report;

/// The most frequent values of a column whose values are told once each, with their counts.
final class TopValues {
    private static final int MOST = 10;
    private static final int LONGEST = 200;

    private final List<Report.TopValue> best = new ArrayList<>();

    void add(CellReader read, long times) {
        if (best.size() == MOST && best.getLast().count() >= times) {
            return;
        }
        String text = new String(read.text, 0, Math.min(read.length, LONGEST));
        int at = best.size();
        while (at > 0 && best.get(at - 1).count() < times) {
            at--;
        }
        best.add(at, new Report.TopValue(text, times));
        if (best.size() > MOST) {
            best.removeLast();
        }
    }

    List<Report.TopValue> list() {
        return best;
    }
}
