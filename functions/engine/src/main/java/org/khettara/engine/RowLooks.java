package org.khettara.engine;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Looks at what the values of a row have to do with each other: docs/decisions/0016. The first
/// rows say what there is to look at; in most tables that is nothing, and no further cell is read.
final class RowLooks {
    private static final int MOST_COLUMNS = 64;

    private final List<WatchedColumn> columns;
    private final int listed;
    private final FirstRows first;
    private List<RowRule> rules = List.of();
    private int[] needed = {};
    private long[] values = {};
    private long rows;
    private boolean known;

    /// @param listed rows that are named of each rule
    RowLooks(List<ColumnPlan> plans, int listed) {
        this.columns =
                plans.stream()
                        .filter(WatchedColumn::isWatched)
                        .limit(MOST_COLUMNS)
                        .map(WatchedColumn::new)
                        .toList();
        this.listed = listed;
        int label =
                plans.stream()
                        .filter(ColumnPlan::isText)
                        .mapToInt(ColumnPlan::index)
                        .findFirst()
                        .orElse(-1);
        this.first = new FirstRows(columns, label);
    }

    /// Takes the next rows.
    void add(Batch batch) {
        rows += batch.rows;
        int row = 0;
        while (!known && row < batch.rows && columns.size() > 0) {
            first.add(batch, row++);
            if (first.isFull()) {
                learn();
            }
        }
        if (rules.isEmpty()) {
            return;
        }
        for (; row < batch.rows; row++) {
            for (int column : needed) {
                values[column] = columns.get(column).value(batch, row);
            }
            for (RowRule rule : rules) {
                rule.see(values, batch.records[row]);
            }
        }
        keepStanding();
    }

    /// After the last row.
    void end() {
        if (!known) {
            learn();
        }
        rules = rules.stream().filter(RowRule::stands).toList();
    }

    private void learn() {
        known = true;
        rules = new RowRules(first, listed).rules();
        values = new long[columns.size()];
        for (int row = 0; row < first.rows() && !rules.isEmpty(); row++) {
            for (int i = 0; i < values.length; i++) {
                values[i] = first.value(i, row);
            }
            for (RowRule rule : rules) {
                rule.see(values, first.record(row));
            }
        }
        keepStanding();
    }

    private void keepStanding() {
        if (rules.stream().anyMatch(RowRule::isRefuted)) {
            rules = rules.stream().filter(rule -> !rule.isRefuted()).toList();
        }
        var needs = new TreeSet<Integer>();
        rules.forEach(rule -> needs.addAll(rule.columns()));
        needed = needs.stream().mapToInt(Integer::intValue).toArray();
    }

    /// What nearly all rows keep.
    List<RowRule> rules() {
        return rules;
    }

    ColumnPlan plan(int column) {
        return columns.get(column).plan;
    }

    /// All rows, where the table has no more than these; null for a longer one.
    @Nullable FirstRows whole() {
        return rows == first.rows() ? first : null;
    }
}
