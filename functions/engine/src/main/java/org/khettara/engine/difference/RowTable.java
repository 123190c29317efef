package org.khettara.engine.difference;

import java.io.IOException;
import java.util.Arrays;

/// The rows of both versions that fall into one part, by their key; without a key, by the whole
/// row, with the number of times that each occurs.
final class RowTable {
    private static final long NOWHERE = -1;
    private static final int FIRST = 1 << 10;

    private final boolean keyed;
    private int[] slots = new int[FIRST * 2];
    private long[] keys = new long[FIRST];
    private long[] rows = new long[FIRST];
    private long[] before = new long[FIRST];
    private long[] after = new long[FIRST];

    /// Of a whole row, how many more the earlier version has; of a key, 0 where the rows are equal.
    private long[] counts = new long[FIRST];

    private int size;
    private boolean repeats;

    RowTable(boolean keyed) {
        this.keyed = keyed;
    }

    /// Takes a row that differs.
    interface Reader {
        /// @param before position of the row in the earlier version, -1 when it is in the later
        ///   only
        /// @param after likewise
        /// @param times how often it is more in the one version than in the other
        void differ(long before, long after, long times) throws IOException;
    }

    void clear() {
        Arrays.fill(slots, 0);
        size = 0;
    }

    /// Whether a key came twice in one version, so that it is none.
    boolean repeats() {
        return repeats;
    }

    void addBefore(long key, long row, long position) {
        int known = size;
        int entry = find(key, row);
        repeats |= keyed && entry < known;
        if (entry == known) {
            before[entry] = position;
        } else if (before[entry] == NOWHERE) {
            before[entry] = position;
        }
        counts[entry]++;
    }

    void addAfter(long key, long row, long position) {
        int entry = find(key, row);
        repeats |= keyed && after[entry] != NOWHERE;
        if (after[entry] == NOWHERE) {
            after[entry] = position;
        }
        if (!keyed) {
            counts[entry]--;
        } else if (before[entry] == NOWHERE || rows[entry] == row) {
            counts[entry] = before[entry] == NOWHERE ? -1 : 0;
        }
    }

    /// The entry of a row, new or not.
    private int find(long key, long row) {
        if (size * 2 >= slots.length) {
            grow();
        }
        int at = slot(key);
        while (slots[at] != 0) {
            int entry = slots[at] - 1;
            if (keys[entry] == key && (keyed || rows[entry] == row)) {
                return entry;
            }
            at = at + 1 & slots.length - 1;
        }
        slots[at] = size + 1;
        keys[size] = key;
        rows[size] = row;
        before[size] = NOWHERE;
        after[size] = NOWHERE;
        counts[size] = 0;
        return size++;
    }

    /// The high bits choose the part, so they are alike here.
    private int slot(long key) {
        return (int) key & slots.length - 1;
    }

    private void grow() {
        int wider = slots.length;
        keys = Arrays.copyOf(keys, wider);
        rows = Arrays.copyOf(rows, wider);
        before = Arrays.copyOf(before, wider);
        after = Arrays.copyOf(after, wider);
        counts = Arrays.copyOf(counts, wider);
        slots = new int[wider * 2];
        for (int entry = 0; entry < size; entry++) {
            int at = slot(keys[entry]);
            while (slots[at] != 0) {
                at = at + 1 & slots.length - 1;
            }
            slots[at] = entry + 1;
        }
    }

    void differing(Reader to) throws IOException {
        for (int i = 0; i < size; i++) {
            if (counts[i] == 0) {
                continue;
            }
            if (keyed) {
                to.differ(before[i], after[i], 1);
            } else if (counts[i] > 0) {
                to.differ(before[i], NOWHERE, counts[i]);
            } else {
                to.differ(NOWHERE, after[i], -counts[i]);
            }
        }
    }
}
