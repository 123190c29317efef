package org.khettara.ckan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order of rows by some columns, then as they stand in the file.
final class RowOrder implements Comparator<CsvRow> {
    private final List<Key> keys = new ArrayList<>();

    /// One column of the order.
    record Key(int place, boolean isNumber, Direction direction, Missing missing) {
        int compare(CsvRow one, CsvRow other) {
            return compare(one.cell(place), other.cell(place));
        }

        private int compare(@Nullable String one, @Nullable String other) {
            if (one == null || other == null) {
                int last = Boolean.compare(one == null, other == null);
                return missing == Missing.LAST ? last : -last;
            }
            int up =
                    isNumber
                            ? new BigDecimal(one).compareTo(new BigDecimal(other))
                            : one.compareTo(other);
            return direction == Direction.UP ? up : -up;
        }
    }

    enum Direction {
        UP,
        DOWN
    }

    /// Where rows without a value come.
    enum Missing {
        FIRST,
        LAST
    }

    void add(Key key) {
        keys.add(key);
    }

    @Override
    public int compare(CsvRow one, CsvRow other) {
        for (Key key : keys) {
            int compared = key.compare(one, other);
            if (compared != 0) {
                return compared;
            }
        }
        return Long.compare(one.number(), other.number());
    }
}
