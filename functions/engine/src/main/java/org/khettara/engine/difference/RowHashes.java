package org.khettara.engine.difference;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.khettara.engine.CanonicalRows;
import org.khettara.engine.Words;

/// Hashes the cells of one row after the other, by what they mean: 64 bits of each, exact for texts
/// of up to eight bytes, and 128 of a row.
final class RowHashes {
    private static final long FIRST = 0x9E3779B97F4A7C15L;
    private static final long SECOND = 0xC2B2AE3D27D4EB4FL;

    private final CanonicalRows rows;
    private final int[] columns;
    private final int compared;
    private final boolean[] byValue;
    private final @Nullable NumberText[] numbers;
    private final long[] cells;
    private long first;
    private long second;
    private long written;

    /// @param columns to hash, by their number in the side
    /// @param byValue which of them are compared as numbers; those beyond count for no row
    RowHashes(Side side, CanonicalRows rows, int[] columns, boolean[] byValue) {
        this.rows = rows;
        this.columns = columns;
        this.compared = byValue.length;
        this.byValue = byValue;
        this.cells = new long[columns.length];
        this.numbers = new @Nullable NumberText[columns.length];
        for (int i = 0; i < columns.length; i++) {
            numbers[i] = side.isNumeric(columns[i]) ? new NumberText() : null;
        }
    }

    boolean next() throws IOException {
        if (!rows.next()) {
            return false;
        }
        long a = 0;
        long b = 0;
        for (int i = 0; i < cells.length; i++) {
            long cell = hash(i);
            cells[i] = cell;
            if (i >= compared) {
                continue;
            }
            a = (Long.rotateLeft(a, 29) ^ cell) * FIRST;
            b = (Long.rotateLeft(b, 17) + cell) * SECOND;
        }
        first = Words.mix(a);
        second = Words.mix(b);
        return true;
    }

    private long hash(int i) {
        int start = rows.start(columns[i]);
        int length = rows.length(columns[i]);
        byte[] text = rows.text();
        NumberText number = numbers[i];
        if (number == null || length == 0) {
            return Words.hash(text, start, length);
        }
        long value = number.hash(text, start, length);
        if (number.isPlain() || i >= compared) {
            return value;
        }
        long whole = Words.hash(text, start, length);
        if (!byValue[i]) {
            return whole;
        }
        written += Words.mix(whole + i * FIRST);
        return value;
    }

    /// The hash of a cell of the row; 0 when it is empty.
    long cell(int place) {
        return cells[place];
    }

    /// Whether one of some cells of the row is empty.
    boolean isMissing(int[] some) {
        for (int place : some) {
            if (cells[place] == 0) {
                return true;
            }
        }
        return false;
    }

    /// The hash of some cells of the row together.
    long key(int[] some) {
        long hash = 0;
        for (int column : some) {
            hash = (Long.rotateLeft(hash, 29) ^ cells[column]) * FIRST;
        }
        return Words.mix(hash);
    }

    long first() {
        return first;
    }

    long second() {
        return second;
    }

    long position() {
        return rows.position();
    }

    /// A sum over all numbers so far that are written with more than their value needs: the same
    /// for the same numbers.
    long written() {
        return written;
    }

    @Nullable NumberText number(int i) {
        return numbers[i];
    }
}
