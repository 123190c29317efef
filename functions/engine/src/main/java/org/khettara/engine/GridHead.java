package org.khettara.engine;

import java.io.IOException;
import org.khettara.engine.parquet.Bytes;

/// The first filled cells of a grid, in memory, until it is plain how wide the grid is. Each cell
/// is how many rows and columns it lies behind the one before, then its text behind its length.
final class GridHead {
    private static final int ENOUGH = 1 << 16;

    private final Bytes bytes = new Bytes();
    private long row;
    private int column;

    void add(long atRow, int atColumn, byte[] utf8, int from, int length) {
        if (atRow != row) {
            column = 0;
        }
        bytes.writeVarLong(atRow - row);
        bytes.writeVarLong(atColumn - column);
        bytes.writeVarLong(length);
        bytes.write(utf8, from, length);
        row = atRow;
        column = atColumn;
    }

    boolean isEnough() {
        return bytes.size() >= ENOUGH;
    }

    /// Hands the cells on, in order, and forgets them.
    void writeTo(SpooledText text) throws IOException, Refusal {
        Reader reader = new Reader(bytes.array(), bytes.size());
        long atRow = 0;
        int atColumn = 0;
        while (reader.position < reader.size) {
            long rows = reader.number();
            atRow += rows;
            atColumn = (rows == 0 ? atColumn : 0) + (int) reader.number();
            int length = (int) reader.number();
            text.add(atRow, atColumn, reader.bytes, reader.position, length);
            reader.position += length;
        }
        bytes.clear();
    }

    private static final class Reader {
        private final byte[] bytes;
        private final int size;
        private int position;

        Reader(byte[] bytes, int size) {
            this.bytes = bytes;
            this.size = size;
        }

        long number() {
            long number = 0;
            int shift = 0;
            byte b;
            do {
                b = bytes[position++];
                number |= (long) (b & 0x7F) << shift;
                shift += 7;
            } while (b < 0);
            return number;
        }
    }
}
