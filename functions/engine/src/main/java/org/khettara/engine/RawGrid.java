package org.khettara.engine;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.khettara.core.report.ReasonCode;
import org.khettara.engine.parquet.Bytes;

/// The filled cells of one grid as they come, in a scratch file: only when the last has come is it
/// known which columns are filled. A row begins with a zero and how many rows lie before it, a cell
/// with how many columns; texts are UTF-8 behind their length.
final class RawGrid implements Sheets.Sheet, AutoCloseable {
    private static final int FLUSH = 1 << 16;

    private final Path file;
    private final OutputStream out;
    private final Limits limits;
    private final boolean bounded;
    private final ExpansionBudget budget;
    private final Bytes bytes = new Bytes();
    private final Bytes encoded = new Bytes();
    private char[] chars = new char[256];
    private int[] filled = new int[16];
    private int width;
    private long cells;
    private long firstRow;
    private long row;
    private int column = -1;
    private long rowBegun;

    /// @param bounded rows are those of a sheet, and cannot be more than there are in one
    RawGrid(Path file, boolean bounded, Limits limits, ExpansionBudget budget) throws IOException {
        this.file = file;
        this.out = Files.newOutputStream(file);
        this.bounded = bounded;
        this.limits = limits;
        this.budget = budget;
    }

    @Override
    public void row(long number) throws IOException, Refusal {
        if (number <= row) {
            throw new IllegalArgumentException("row " + number + " after row " + row);
        }
        if (bounded && number > limits.formats().rows()) {
            throw Refusal.of(ReasonCode.TOO_LARGE, "TOO_LARGE.rows", limits.formats().rows());
        }
        row = number;
        column = -1;
    }

    @Override
    public void cell(int at, CharSequence text) throws IOException, Refusal {
        int length = text.length();
        if (length > limits.cellChars()) {
            throw Refusal.of(ReasonCode.TOO_LARGE, "TOO_LARGE.cell", limits.cellChars());
        }
        if (chars.length < length) {
            chars = new char[Math.max(length, chars.length * 2)];
        }
        text.getChars(0, length, chars, 0);
        encoded.clear();
        Utf8.append(chars, 0, length, encoded);
        cell(at, encoded.array(), 0, encoded.size());
    }

    @Override
    public void cell(int at, byte[] utf8, int from, int length) throws IOException, Refusal {
        if (at <= column || row == 0) {
            throw new IllegalArgumentException("column " + at + " after column " + column);
        }
        if (at >= limits.columns()) {
            throw Refusal.of(ReasonCode.TOO_LARGE, "TOO_LARGE.columns", limits.columns());
        }
        if (length > limits.cellChars()
                && Utf8.string(utf8, from, length).length() > limits.cellChars()) {
            throw Refusal.of(ReasonCode.TOO_LARGE, "TOO_LARGE.cell", limits.cellChars());
        }
        if (!isBlank(utf8, from, length)) {
            begin(at);
            bytes.writeVarLong(length);
            bytes.write(utf8, from, length);
            flush(FLUSH);
        }
    }

    private static boolean isBlank(byte[] utf8, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (utf8[i] > ' ' || utf8[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private void begin(int at) {
        if (rowBegun != row) {
            bytes.writeVarLong(0);
            bytes.writeVarLong(row - rowBegun);
            firstRow = firstRow == 0 ? row : firstRow;
            rowBegun = row;
        }
        bytes.writeVarLong(at - column);
        column = at;
        count(at);
    }

    private void count(int at) {
        if (at >= filled.length) {
            filled = Arrays.copyOf(filled, Math.max(at + 1, filled.length * 2));
        }
        filled[at]++;
        cells++;
        width = Math.max(width, at + 1);
    }

    private void flush(int from) throws IOException, Refusal {
        if (bytes.size() >= from) {
            budget.spool(bytes.size());
            bytes.writeTo(out);
            bytes.clear();
        }
    }

    /// Ends the writing; the grid can be read from now on.
    void end() throws IOException, Refusal {
        flush(1);
        out.close();
    }

    boolean isBlank() {
        return cells == 0;
    }

    /// Columns up to the last one that is filled.
    int width() {
        return width;
    }

    boolean isFilled(int at) {
        return filled[at] > 0;
    }

    long firstRow() {
        return firstRow;
    }

    long lastRow() {
        return rowBegun;
    }

    Cursor read() throws IOException {
        return new Cursor(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }

    /// Goes over the filled cells in order.
    static final class Cursor implements AutoCloseable {
        private final InputStream in;
        private byte[] buffer = new byte[1 << 16];
        private int position;
        private int limit;

        long row;
        int column;

        /// The text: `length` bytes of `text` from `from` on.
        int from;

        int length;

        private Cursor(InputStream in) {
            this.in = in;
        }

        byte[] text() {
            return buffer;
        }

        boolean next() throws IOException {
            if (!has(1)) {
                return false;
            }
            long step = number();
            if (step == 0) {
                row += number();
                column = -1;
                step = number();
            }
            column += (int) step;
            length = (int) number();
            if (!has(length)) {
                throw new IOException("scratch file cut short");
            }
            from = position;
            position += length;
            return true;
        }

        private long number() throws IOException {
            long number = 0;
            for (int shift = 0; has(1); shift += 7) {
                byte b = buffer[position++];
                number |= (long) (b & 0x7F) << shift;
                if (b >= 0) {
                    return number;
                }
            }
            throw new IOException("scratch file cut short");
        }

        private boolean has(int bytes) throws IOException {
            if (limit - position >= bytes) {
                return true;
            }
            System.arraycopy(buffer, position, buffer, 0, limit - position);
            limit -= position;
            position = 0;
            if (bytes > buffer.length) {
                buffer = Arrays.copyOf(buffer, bytes + (1 << 16));
            }
            while (limit < bytes) {
                int n = in.read(buffer, limit, buffer.length - limit);
                if (n < 0) {
                    return false;
                }
                limit += n;
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
