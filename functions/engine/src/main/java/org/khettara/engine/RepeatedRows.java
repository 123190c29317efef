package org.khettara.engine;

import java.util.ArrayList;
import java.util.List;

/// Finds rows whose cells are, byte for byte, those of a row before. Of up to 524,288 different
/// rows all hashes are kept; of more, those that end with a number of zero bits, and the count
/// becomes an estimate: a row and its repetition have the same hash, so both are kept or neither.
final class RepeatedRows {
    private static final int MOST = 1 << 19;
    private static final byte HOLDS_DELIMITER = 0x1F;

    private final byte delimiter;
    private final int most;
    private final int listed;
    private final List<Repeated> first = new ArrayList<>();
    private final Hasher hasher = new Hasher();
    private long[] batchHashes = new long[0];

    /// By slot: a hash, 0 for none, and the record that has it; side by side, for a table of this
    /// size is seldom in a near cache.
    private long[] slots = new long[1 << 11];

    private int size;
    private int level;
    private long count;

    /// A row that repeats an earlier one; both are records of the source.
    record Repeated(long record, long earlier) {}

    /// @param listed rows that are named
    RepeatedRows(byte delimiter, int listed) {
        this(delimiter, listed, MOST);
    }

    /// @param most hashes that are kept
    RepeatedRows(byte delimiter, int listed, int most) {
        this.delimiter = delimiter;
        this.listed = listed;
        this.most = most;
    }

    /// All hashes first: the look-ups, which wait for memory, then overlap.
    void add(Batch batch) {
        if (batchHashes.length < batch.rows) {
            batchHashes = new long[batch.capacity];
        }
        int last = batch.width - 1;
        for (int row = 0; row < batch.rows; row++) {
            if (batch.apart[row]) {
                batchHashes[row] = hashApart(batch, row);
            } else {
                int start = Batch.start(batch.cell(0, row));
                long end = batch.cell(last, row);
                int length = Batch.start(end) + Batch.length(end) - start;
                batchHashes[row] = hash(batch.text, start, length);
            }
        }
        for (int row = 0; row < batch.rows; row++) {
            add(batchHashes[row], batch.records[row]);
        }
    }

    private long hash(byte[] text, int start, int length) {
        hasher.begin();
        int at = 0;
        for (; at + 8 <= length; at += 8) {
            hasher.hash = Hasher.mix(hasher.hash, Words.at(text, start + at));
        }
        hasher.put(Words.first(text, start + at, length - at), length - at);
        return hasher.end(length);
    }

    /// As if its cells stood side by side; a cell that holds the delimiter is told from two.
    private long hashApart(Batch batch, int row) {
        hasher.begin();
        int length = 0;
        for (int column = 0; column < batch.width; column++) {
            if (column > 0) {
                hasher.put(delimiter & 0xFF, 1);
                length++;
            }
            long cell = batch.cell(column, row);
            int start = Batch.start(cell);
            int bytes = Batch.length(cell);
            boolean delimited = false;
            for (int at = 0; at < bytes; at += 8) {
                long word = Words.first(batch.text, start + at, bytes - at);
                delimited |= Words.zeros(word ^ (delimiter & 0xFF) * Words.EACH) != 0;
                hasher.put(word, Math.min(8, bytes - at));
            }
            if (delimited) {
                hasher.put(HOLDS_DELIMITER, 1);
                length++;
            }
            length += bytes;
        }
        return hasher.end(length);
    }

    /// Takes bytes, up to eight at a time; how they were cut makes no difference.
    private static final class Hasher {
        private static final long FACTOR = 0x9E3779B97F4A7C15L;

        private long hash;

        /// Bytes that are not hashed yet, fewer than eight.
        private long rest;

        private int bits;

        void begin() {
            hash = 0;
            rest = 0;
            bits = 0;
        }

        /// @param word zeros above the bytes
        void put(long word, int bytes) {
            rest |= word << bits;
            bits += bytes * Byte.SIZE;
            if (bits >= Long.SIZE) {
                hash = mix(hash, rest);
                bits -= Long.SIZE;
                rest = bits == 0 ? 0 : word >>> (bytes * Byte.SIZE - bits);
            }
        }

        static long mix(long hash, long word) {
            return (Long.rotateLeft(hash, 29) ^ word) * FACTOR;
        }

        long end(int length) {
            return Hashing.mix(mix(hash, rest) ^ length) | Long.MIN_VALUE;
        }
    }

    private void add(long hash, long record) {
        if ((hash & (1L << level) - 1) != 0) {
            return;
        }
        int slot = slot(hash);
        while (slots[slot] != 0) {
            if (slots[slot] == hash) {
                count += 1L << level;
                if (first.size() < listed) {
                    first.add(new Repeated(record, slots[slot + 1]));
                }
                return;
            }
            slot = slot + 2 & slots.length - 1;
        }
        slots[slot] = hash;
        slots[slot + 1] = record;
        if (++size >= most) {
            level++;
            rehash(slots.length);
        } else if (size * 4 > slots.length) {
            rehash(slots.length * 2);
        }
    }

    private int slot(long hash) {
        return (int) (hash >>> 31) & slots.length - 2;
    }

    private void rehash(int length) {
        long[] old = slots;
        slots = new long[length];
        size = 0;
        for (int i = 0; i < old.length; i += 2) {
            long hash = old[i];
            if (hash != 0 && (hash & (1L << level) - 1) == 0) {
                int slot = slot(hash);
                while (slots[slot] != 0) {
                    slot = slot + 2 & length - 1;
                }
                slots[slot] = hash;
                slots[slot + 1] = old[i + 1];
                size++;
            }
        }
    }

    /// Rows that repeat an earlier one.
    long count() {
        return count;
    }

    /// Whether [#count] is an estimate.
    boolean isEstimate() {
        return level > 0;
    }

    /// The first of them.
    List<Repeated> first() {
        return first;
    }
}
