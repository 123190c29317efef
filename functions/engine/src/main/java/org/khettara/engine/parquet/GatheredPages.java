package org.khettara.engine.parquet;

import java.util.Arrays;
import org.khettara.engine.parquet.Gathered.Kind;

/// Reads what was [Gathered] of one chunk as arrays of a page each. Used for one chunk after the
/// other.
final class GatheredPages {
    private static final int MOST_ROWS = 1 << 16;
    private static final int MOST_BYTES = 1 << 20;

    /// The bytes of a chunk, in the order in which they were gathered.
    final Bytes bytes = new Bytes();

    private int at;
    private int left;
    private Kind kind = Kind.IDS;
    private int rows;
    private int[] ids = new int[0];
    private long[] longs = new long[0];
    private byte[] present = new byte[0];

    /// Gives the chunk its pages.
    void feed(ParquetChunk chunk, PageEncoder encoder) {
        at = 0;
        left = 0;
        while (next()) {
            switch (kind) {
                case IDS -> chunk.encodeIds(ids, rows, encoder);
                case LONGS -> chunk.encodeLongs(longs, present, rows, encoder);
                case TEXTS -> chunk.encodeTexts(bytes.array(), longs, rows, encoder);
            }
        }
        bytes.clear();
    }

    /// Reads rows of one kind until they make a page; false when none are left.
    private boolean next() {
        rows = 0;
        int begun = at;
        while (rows < MOST_ROWS && at - begun < MOST_BYTES && begin()) {
            for (; left > 0 && rows < MOST_ROWS && at - begun < MOST_BYTES; left--) {
                read();
                rows++;
            }
        }
        return rows > 0;
    }

    /// Whether the next row belongs to the page.
    private boolean begin() {
        if (left > 0) {
            return true;
        }
        if (at == bytes.size()) {
            return false;
        }
        Kind next = Kind.of(bytes.array()[at]);
        if (rows > 0 && next != kind) {
            return false;
        }
        kind = next;
        at++;
        left = (int) varLong();
        return left > 0 || begin();
    }

    private void read() {
        switch (kind) {
            case IDS -> {
                if (rows == ids.length) {
                    ids = Arrays.copyOf(ids, larger(rows));
                }
                ids[rows] = (int) varLong() - 1;
            }
            case LONGS -> {
                room();
                int length = bytes.array()[at++] - 1;
                present[rows] = (byte) (length < 0 ? 0 : 1);
                longs[rows] = number(Math.max(length, 0));
            }
            case TEXTS -> {
                room();
                int length = (int) varLong() - 1;
                longs[rows] = length < 0 ? -1 : (long) at << 32 | length;
                at += Math.max(length, 0);
            }
        }
    }

    private void room() {
        if (rows == longs.length) {
            longs = Arrays.copyOf(longs, larger(rows));
            present = Arrays.copyOf(present, larger(rows));
        }
    }

    private static int larger(int rows) {
        return Math.clamp(rows * 2L, 1 << 10, MOST_ROWS);
    }

    private long number(int length) {
        long zigZag = 0;
        for (int i = 0; i < length; i++) {
            zigZag |= (bytes.array()[at++] & 0xFFL) << (8 * i);
        }
        return zigZag >>> 1 ^ -(zigZag & 1);
    }

    private long varLong() {
        long value = 0;
        int shift = 0;
        byte b = bytes.array()[at++];
        while (b < 0) {
            value |= (b & 0x7FL) << shift;
            shift += 7;
            b = bytes.array()[at++];
        }
        return value | (long) b << shift;
    }
}
