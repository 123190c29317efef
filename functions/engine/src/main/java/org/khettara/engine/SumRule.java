package org.khettara.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// A column that is the sum of others.
final class SumRule extends RowRule {
    private final List<WatchedColumn> watched;
    final int total;
    final List<Integer> parts;
    private final int scale;
    private final long[] units;

    /// Half a unit of the last digit of each number is what rounding explains, doubled.
    private final long rounding;

    /// @param total place of the column among those watched
    /// @param parts likewise
    SumRule(List<WatchedColumn> watched, int total, List<Integer> parts, int listed) {
        super(listed);
        this.watched = watched;
        this.total = total;
        this.parts = List.copyOf(parts);
        this.scale = scale();
        this.units = new long[watched.size()];
        long sum = 0;
        for (int column : columns()) {
            units[column] = CellReader.power(scale - watched.get(column).plan.scale());
            sum += units[column];
        }
        this.rounding = sum;
    }

    private int scale() {
        return columns().stream()
                .mapToInt(column -> watched.get(column).plan.scale())
                .max()
                .orElseThrow();
    }

    @Override
    List<Integer> columns() {
        List<Integer> all = new ArrayList<>(parts);
        all.add(total);
        return all;
    }

    @Override
    void see(long[] values, long record) {
        long whole = scaled(values, total);
        long sum = 0;
        for (int part : parts) {
            long value = scaled(values, part);
            if (value == WatchedColumn.NONE || whole == WatchedColumn.NONE) {
                return;
            }
            sum += value;
        }
        long apart = Math.abs(whole - sum);
        if (apart == 0) {
            keep();
        } else if (apart * 2 <= rounding) {
            pass();
        } else {
            breach();
            if (lists()) {
                String shown = BigDecimal.valueOf(sum, scale).stripTrailingZeros().toPlainString();
                String value = watched.get(total).plan.shown(values[total]);
                list(new Broken(record, value, shown));
            }
        }
    }

    /// In units of the finest column; none where a number is too long to be added.
    private long scaled(long[] values, int column) {
        long value = values[column];
        long most = Long.MAX_VALUE / 4 / (parts.size() + 1) / units[column];
        return value != WatchedColumn.NONE && Math.abs(value) <= most
                ? value * units[column]
                : WatchedColumn.NONE;
    }
}
