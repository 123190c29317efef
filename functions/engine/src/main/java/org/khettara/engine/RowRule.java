package org.khettara.engine;

import java.util.ArrayList;
import java.util.List;

/// What nearly all rows of a table keep, and the first rows that do not.
abstract sealed class RowRule permits SumRule, OrderRule, SameRule {
    /// Rows that a rule needs, and the share of them that must keep it.
    static final int FEWEST = 10;

    static final double NEARLY_ALL = 0.9;
    private static final int ENOUGH = 1_000;

    private final int listed;
    private final List<Broken> first = new ArrayList<>();
    private long kept;
    private long broken;
    private long other;

    /// A row that does not keep the rule.
    ///
    /// @param value of the cell that is named
    /// @param beside what it is held against
    record Broken(long record, String value, String beside) {}

    /// @param listed rows that are kept one by one
    RowRule(int listed) {
        this.listed = listed;
    }

    /// The watched columns whose values it needs.
    abstract List<Integer> columns();

    /// Weighs a row.
    ///
    /// @param values of the watched columns, [WatchedColumn#NONE] where there is none
    abstract void see(long[] values, long record);

    final void keep() {
        kept++;
    }

    /// The row says nothing for certain.
    final void pass() {
        other++;
    }

    /// Whether the next row that breaks the rule is still kept.
    final boolean lists() {
        return first.size() < listed;
    }

    final void breach() {
        broken++;
    }

    final void list(Broken row) {
        first.add(row);
    }

    /// Whether so many rows break it that it is none.
    boolean isRefuted() {
        long seen = kept + broken + other;
        return seen >= ENOUGH && !stands();
    }

    /// Whether nearly all rows keep it.
    final boolean stands() {
        return kept >= FEWEST && kept >= NEARLY_ALL * (kept + broken + other);
    }

    /// Rows that break it.
    final long broken() {
        return broken;
    }

    final List<Broken> first() {
        return first;
    }
}
