package org.khettara.engine;

import java.util.List;

/// Two columns of which one is where something begins and the other where it ends.
final class OrderRule extends RowRule {
    private final List<WatchedColumn> watched;
    final int begin;
    final int end;

    OrderRule(List<WatchedColumn> watched, int begin, int end, int listed) {
        super(listed);
        this.watched = watched;
        this.begin = begin;
        this.end = end;
    }

    @Override
    List<Integer> columns() {
        return List.of(begin, end);
    }

    @Override
    void see(long[] values, long record) {
        long from = values[begin];
        long to = values[end];
        if (from == WatchedColumn.NONE || to == WatchedColumn.NONE) {
            return;
        }
        if (from <= to) {
            keep();
            return;
        }
        breach();
        if (lists()) {
            String shown = watched.get(begin).plan.shown(from);
            list(new Broken(record, shown, watched.get(end).plan.shown(to)));
        }
    }
}
