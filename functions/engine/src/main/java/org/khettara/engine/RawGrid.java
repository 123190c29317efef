package org.khettara.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ReasonCode;
import org.khettara.engine.parquet.Bytes;

/// The filled cells of one grid as they come, in a scratch text that is as wide as the grid's first
/// rows are: only when the last cell has come is it known which columns are filled, and whether the
/// text can stay as it is.
final class RawGrid implements Sheets.Sheet, AutoCloseable {
    private final Path file;
    private final Limits limits;
    private final boolean bounded;
    private final ExpansionBudget budget;
    private final GridHead head = new GridHead();
    private @Nullable GridPart whole;
    private @Nullable SpooledText text;
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
    RawGrid(Path file, boolean bounded, Limits limits, ExpansionBudget budget) {
        this.file = file;
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
            count(at);
            if (text == null) {
                head.add(row, at, utf8, from, length);
                if (head.isEnough()) {
                    text = begin();
                }
            } else {
                text.add(row, at, utf8, from, length);
            }
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

    private void count(int at) {
        if (rowBegun != row) {
            firstRow = firstRow == 0 ? row : firstRow;
            rowBegun = row;
        }
        column = at;
        if (at >= filled.length) {
            filled = Arrays.copyOf(filled, Math.max(at + 1, filled.length * 2));
        }
        filled[at]++;
        cells++;
        width = Math.max(width, at + 1);
    }

    private SpooledText begin() throws IOException, Refusal {
        whole = new GridPart(0, width);
        whole.firstRow = firstRow;
        SpooledText begun = SpooledText.scratch(whole, file, budget);
        head.writeTo(begun);
        return begun;
    }

    /// Ends the writing; the grid can be read from now on.
    void end() throws IOException, Refusal {
        if (text == null) {
            text = begin();
        }
        text.end();
        text.close();
    }

    /// Whether the scratch text is just what is to be written of a part.
    boolean isWritten(GridPart part) {
        return whole != null
                && text != null
                && text.isPlain()
                && part.from == whole.from
                && part.to == whole.to
                && part.firstRow == whole.firstRow;
    }

    /// Makes the scratch text another file.
    void moveTo(Path target) throws IOException {
        Files.move(file, target);
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

    GridCursor read() throws IOException {
        return new GridCursor(Files.newInputStream(file), firstRow);
    }

    @Override
    public void close() throws IOException {
        if (text != null) {
            text.close();
        }
        Files.deleteIfExists(file);
    }
}
