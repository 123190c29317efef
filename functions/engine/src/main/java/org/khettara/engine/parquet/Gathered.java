package org.khettara.engine.parquet;

/// What a chunk of a very wide table was given and is no page yet: a batch of such a table has too
/// few rows for one. Every cell takes as few bytes as tell it: an id or the length of a text in
/// seven bits a byte, a number behind the count of its bytes.
final class Gathered {
    /// What the cells of a stretch are.
    enum Kind {
        IDS(0),
        LONGS(1),
        TEXTS(2);

        private final int mark;

        Kind(int mark) {
            this.mark = mark;
        }

        /// The kind of a stretch that begins with this byte.
        static Kind of(byte mark) {
            return switch (mark) {
                case 0 -> IDS;
                case 1 -> LONGS;
                default -> TEXTS;
            };
        }
    }

    private Bytes bytes = new Bytes();
    private int rows;
    private boolean values;

    void ids(int[] ids, int count) {
        begin(Kind.IDS, count);
        for (int i = 0; i < count; i++) {
            bytes.writeVarLong(ids[i] + 1L);
        }
    }

    void longs(long[] numbers, byte[] present, int count) {
        values = true;
        begin(Kind.LONGS, count);
        bytes.reserve(9 * count);
        for (int i = 0; i < count; i++) {
            if (present[i] == 0) {
                bytes.write(0);
            } else {
                writeNumber(numbers[i] << 1 ^ numbers[i] >> 63);
            }
        }
    }

    private void writeNumber(long zigZag) {
        int length = (Long.SIZE + 7 - Long.numberOfLeadingZeros(zigZag)) >> 3;
        bytes.write(length + 1);
        for (int i = 0; i < length; i++) {
            bytes.write((int) (zigZag >>> (8 * i)));
        }
    }

    void texts(byte[] text, long[] cells, int count) {
        values = true;
        begin(Kind.TEXTS, count);
        for (int i = 0; i < count; i++) {
            int length = cells[i] < 0 ? -1 : (int) cells[i];
            bytes.writeVarLong(length + 1L);
            if (length > 0) {
                bytes.write(text, (int) (cells[i] >>> 32), length);
            }
        }
    }

    private void begin(Kind kind, int count) {
        rows += count;
        bytes.write(kind.mark);
        bytes.writeVarLong(count);
    }

    /// Rows of the row group.
    int rows() {
        return rows;
    }

    /// Whether it was given other than ids: all of it is written as values then.
    boolean hasValues() {
        return values;
    }

    /// Bytes held.
    int size() {
        return bytes.size();
    }

    /// Hands its bytes over and holds none from now on.
    Bytes take() {
        Bytes taken = bytes;
        bytes = new Bytes();
        return taken;
    }

    /// Forgets the row group.
    void clear() {
        rows = 0;
        values = false;
        bytes = new Bytes();
    }
}
