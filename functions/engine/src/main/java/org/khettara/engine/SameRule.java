package org.khettara.engine;

import java.util.List;

/// Two columns that have the same value in every row.
final class SameRule extends RowRule {
    final int one;
    final int other;

    SameRule(int one, int other) {
        super(0);
        this.one = one;
        this.other = other;
    }

    @Override
    List<Integer> columns() {
        return List.of(one, other);
    }

    @Override
    void see(long[] values, long record) {
        if (values[one] == values[other]) {
            keep();
        } else {
            breach();
        }
    }

    /// One row that differs is enough.
    @Override
    boolean isRefuted() {
        return broken() > 0;
    }
}
