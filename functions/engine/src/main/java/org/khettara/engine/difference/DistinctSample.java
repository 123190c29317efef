package org.khettara.engine.difference;

import java.util.Arrays;
import org.khettara.engine.Words;

/// Tells whether values repeat, from a sample of the values: once there are too many, only those
/// whose hashes end in ever more zeros are kept. What repeats in one of a thousand values is found
/// almost surely, wherever its rows lie; a value that repeats alone may not be.
final class DistinctSample {
    private static final int MOST = 1 << 11;
    private static final int SLOTS = MOST * 2;

    private final long[] slots = new long[SLOTS];
    private int size;
    private long mask;
    private boolean repeats;

    void add(long hash) {
        // Zero marks a free slot; a hash of a value is hardly ever zero, and one more is as good.
        long value = hash == 0 ? 1 : hash;
        if (repeats || (Words.mix(value) & mask) != 0) {
            return;
        }
        repeats = !insert(value);
        while (size > MOST) {
            shrink();
        }
    }

    private boolean insert(long value) {
        int at = (int) (value >>> 40) & SLOTS - 1;
        while (slots[at] != 0) {
            if (slots[at] == value) {
                return false;
            }
            at = at + 1 & SLOTS - 1;
        }
        slots[at] = value;
        size++;
        return true;
    }

    private void shrink() {
        mask = mask << 1 | 1;
        long[] kept = slots.clone();
        Arrays.fill(slots, 0);
        size = 0;
        for (long value : kept) {
            if (value != 0 && (Words.mix(value) & mask) == 0) {
                insert(value);
            }
        }
    }

    boolean repeats() {
        return repeats;
    }
}
