package org.khettara.engine;

import java.util.ArrayList;
import java.util.List;
import org.khettara.engine.parquet.Bytes;

/// Finds rows whose cells are, byte for byte, those of a row before. Of up to 524,288 different
/// rows all hashes are kept; of more, those that end with a number of zero bits, and the count
/// becomes an estimate: a row and its repetition have the same hash, so both are kept or neither.
final class RepeatedRows {
    private static final int MOST = 1 << 19;
    private static final byte HOLDS_DELIMITER = 0x1F;

    private final byte delimiter;
    private final int most;
    private final int listed;
    private final Bytes scratch = new Bytes();
    private final List<Repeated> first = new ArrayList<>();
    private long[] hashes = new long[1 << 10];
    private long[] records = new long[1 << 10];
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

    void add(Batch batch) {
        int last = batch.width - 1;
        for (int row = 0; row < batch.rows; row++) {
            if (batch.apart[row]) {
                add(hashApart(batch, row), batch.records[row]);
            } else {
                int start = Batch.start(batch.cell(0, row));
                long end = batch.cell(last, row);
                int length = Batch.start(end) + Batch.length(end) - start;
                add(hash(batch.text, start, length), batch.records[row]);
            }
        }
    }

    /// As if its cells stood side by side.
    private long hashApart(Batch batch, int row) {
        scratch.clear();
        for (int column = 0; column < batch.width; column++) {
            if (column > 0) {
                scratch.write(delimiter);
            }
            long cell = batch.cell(column, row);
            int start = Batch.start(cell);
            int end = start + Batch.length(cell);
            for (int at = start; at < end; at++) {
                if (batch.text[at] == delimiter) {
                    scratch.write(HOLDS_DELIMITER);
                    break;
                }
            }
            scratch.write(batch.text, start, end - start);
        }
        scratch.reserve(Batch.PADDING);
        return hash(scratch.array(), 0, scratch.size());
    }

    private static long hash(byte[] text, int start, int length) {
        long hash = length * 0x9E3779B97F4A7C15L;
        int at = 0;
        for (; at + 8 <= length; at += 8) {
            hash = (Long.rotateLeft(hash, 29) ^ Words.at(text, start + at)) * 0x9E3779B97F4A7C15L;
        }
        if (at < length) {
            hash = Long.rotateLeft(hash, 29) ^ Words.first(text, start + at, length - at);
        }
        return Hashing.mix(hash) | Long.MIN_VALUE;
    }

    private void add(long hash, long record) {
        if ((hash & (1L << level) - 1) != 0) {
            return;
        }
        int slot = slot(hash);
        while (hashes[slot] != 0) {
            if (hashes[slot] == hash) {
                count += 1L << level;
                if (first.size() < listed) {
                    first.add(new Repeated(record, records[slot]));
                }
                return;
            }
            slot = slot + 1 & hashes.length - 1;
        }
        hashes[slot] = hash;
        records[slot] = record;
        if (++size >= most) {
            level++;
            rehash(hashes.length);
        } else if (size * 2 > hashes.length) {
            rehash(hashes.length * 2);
        }
    }

    private int slot(long hash) {
        return (int) (hash >>> 32) & hashes.length - 1;
    }

    private void rehash(int length) {
        long[] oldHashes = hashes;
        long[] oldRecords = records;
        hashes = new long[length];
        records = new long[length];
        size = 0;
        for (int i = 0; i < oldHashes.length; i++) {
            long hash = oldHashes[i];
            if (hash != 0 && (hash & (1L << level) - 1) == 0) {
                int slot = slot(hash);
                while (hashes[slot] != 0) {
                    slot = slot + 1 & length - 1;
                }
                hashes[slot] = hash;
                records[slot] = oldRecords[i];
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
