package org.khettara.engine.parquet;

/// Writes the values of a page of strings or of fixed-length numbers, and finds their bounds. A
/// cell is start << 32 | length.
final class TextPage {
    private final String name;
    private final int fixedLength;

    TextPage(ParquetColumn column) {
        this.name = column.name();
        this.fixedLength = column.fixedLength();
    }

    void writePlain(byte[] text, long[] cells, int count, Bytes out) {
        if (fixedLength > 0) {
            writeFixed(text, cells, count, out);
            return;
        }
        long total = 0;
        for (int i = 0; i < count; i++) {
            total += (int) cells[i];
        }
        out.reserve(Math.toIntExact(total + 4L * count));
        byte[] to = out.array();
        int at = out.size();
        for (int i = 0; i < count; i++) {
            long cell = cells[i];
            int length = (int) cell;
            to[at] = (byte) length;
            to[at + 1] = (byte) (length >>> 8);
            to[at + 2] = (byte) (length >>> 16);
            to[at + 3] = (byte) (length >>> 24);
            System.arraycopy(text, (int) (cell >>> 32), to, at + 4, length);
            at += 4 + length;
        }
        out.advance(at - out.size());
    }

    private void writeFixed(byte[] text, long[] cells, int count, Bytes out) {
        for (int i = 0; i < count; i++) {
            int length = (int) cells[i];
            if (length != fixedLength) {
                throw new IllegalArgumentException(
                        name + ": a value of " + length + " bytes, not " + fixedLength);
            }
            out.write(text, (int) (cells[i] >>> 32), length);
        }
    }

    Bounds bounds(byte[] text, long[] cells, int count) {
        TextRange range = new TextRange(text, cells[0], fixedLength > 0);
        range.addAll(cells, count);
        return fixedLength > 0
                ? Bounds.exact(range.min(), range.max())
                : Bounds.ofText(range.min(), range.max());
    }

    /// Bounds of the dictionary's entries that occur.
    Bounds bounds(Dictionary.Texts dictionary, int[] ids, int count, PageEncoder encoder) {
        long[] cells = dictionary.cells();
        long[] used = encoder.longs(count);
        for (int i = 0; i < count; i++) {
            used[i] = cells[ids[i]];
        }
        return bounds(dictionary.text(), used, count);
    }
}
