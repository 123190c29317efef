package org.khettara.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows of a table as a rectangle of cells over one array of UTF-8: no object per row or cell.
/// Cells that are not as they stand in the source (unescaped, repaired) lie behind the source's
/// bytes.
final class Batch {
    /// Bytes behind the last that may be read, so that kernels may load eight or sixteen at once.
    static final int PADDING = 32;

    private static final int MOST_CELLS = 1 << 20;
    private static final int MOST_ROWS = 1 << 16;

    /// Rows that still fit a full batch: those held back because they might be notes.
    static final int SLACK = 64;

    /// Source bytes in `[position, limit)` are still to be cut; what is cut lies before.
    byte[] text;

    int position;
    int limit;
    private int end;

    final int width;
    final int capacity;
    int rows;

    /// `start << 32 | length` of the cell of row `r` in column `c`, at `c * capacity + r`.
    final long[] cells;

    /// Number of each row's record in the source, from 1.
    final long[] records;

    /// Of each row, whether its cells lie otherwise than side by side with one byte between them.
    final boolean[] apart;

    /// Rows that had another number of cells than the table, as they came.
    final List<Irregular> irregular = new ArrayList<>();

    /// @param cells as many as the row had
    record Irregular(long record, List<String> cells) {
        Irregular {
            cells = List.copyOf(cells);
        }
    }

    /// @param bytes of the source that are cut at a time
    Batch(int width, int bytes) {
        this(width, bytes, capacity(width, bytes));
    }

    private static int capacity(int width, int bytes) {
        int most = Math.clamp(MOST_CELLS / width, 64, MOST_ROWS);
        return Math.min(most, bytes / width + 2) + SLACK;
    }

    /// A batch without room for any row.
    static Batch empty(int width) {
        return new Batch(width, 0, 0);
    }

    private Batch(int width, int bytes, int capacity) {
        this.width = width;
        this.capacity = capacity;
        this.cells = new long[width * capacity];
        this.records = new long[capacity];
        this.apart = new boolean[capacity];
        this.text = new byte[bytes + PADDING];
    }

    /// Forgets all rows; the source's bytes from now on end at `newLimit`.
    void begin(int newLimit) {
        rows = 0;
        irregular.clear();
        position = 0;
        limit = newLimit;
        seal();
    }

    /// Zeroes behind the source, so that nothing there looks like a delimiter.
    private void seal() {
        Arrays.fill(text, limit, limit + PADDING, (byte) 0);
        end = limit + PADDING;
    }

    /// Room for this many bytes of source.
    void reserve(int bytes) {
        if (text.length < bytes + PADDING) {
            text = Arrays.copyOf(text, bytes + PADDING);
        }
    }

    long cell(int column, int row) {
        return cells[column * capacity + row];
    }

    /// Opens a place for a cell of at most this many bytes behind the source.
    int open(int most) {
        if (text.length - end < most + PADDING) {
            text =
                    Arrays.copyOf(
                            text, Math.max(end + most + PADDING, text.length + text.length / 2));
        }
        return end;
    }

    /// Closes the place opened last: its cell.
    long close(int length) {
        long cell = (long) end << 32 | length;
        end += length;
        return cell;
    }

    boolean isFull() {
        return rows >= capacity - SLACK;
    }

    /// Adds a row of characters; missing cells are empty, surplus ones are left out.
    void add(Row row) {
        if (row.count() != width) {
            irregular.add(new Irregular(row.record, row.cells()));
        }
        apart[rows] = true;
        char[] chars = row.text();
        for (int column = 0; column < width; column++) {
            long cell = 0;
            if (column < row.count()) {
                int from = row.from(column);
                int to = row.to(column);
                int at = open((to - from) * 3);
                cell = close(Utf8.encode(chars, from, to, text, at) - at);
            }
            cells[column * capacity + rows] = cell;
        }
        records[rows++] = row.record;
    }

    static int start(long cell) {
        return (int) (cell >>> 32);
    }

    static int length(long cell) {
        return (int) cell;
    }
}
