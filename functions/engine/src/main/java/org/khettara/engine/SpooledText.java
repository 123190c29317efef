package org.khettara.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.khettara.engine.parquet.Bytes;

/// Writes a part of a grid as RFC 4180: UTF-8, commas, LF, quotes where needed, as many cells in
/// every row, and a blank line for a blank row, so that records count as the rows of the sheet do.
final class SpooledText implements AutoCloseable {
    private static final int FLUSH = 1 << 16;
    private static final int LONG_GAP = 1000;

    /// Stands before the length of a gap that is told, not written.
    static final byte GAP = 0;

    private final OutputStream out;
    private final GridPart part;
    private final ExpansionBudget budget;
    private final Bytes bytes = new Bytes();
    private long row;
    private int column;

    private final boolean scratch;
    private boolean told;

    private SpooledText(Path file, GridPart part, ExpansionBudget budget, boolean scratch)
            throws IOException {
        this.out = Files.newOutputStream(file);
        this.part = part;
        this.budget = budget;
        this.scratch = scratch;
    }

    static SpooledText of(GridPart part, Path file, ExpansionBudget budget) throws IOException {
        return new SpooledText(file, part, budget, false);
    }

    /// A text that only [GridCursor] reads: long gaps in a row cost next to nothing.
    static SpooledText scratch(GridPart part, Path file, ExpansionBudget budget)
            throws IOException {
        return new SpooledText(file, part, budget, true);
    }

    /// Whether it is a text that anyone can read.
    boolean isPlain() {
        return !told;
    }

    /// Takes the next filled cell of this part.
    void add(long atRow, int atColumn, byte[] utf8, int from, int length)
            throws IOException, Refusal {
        if (atRow != row) {
            endRow();
            for (long blank = Math.max(row + 1, part.firstRow); blank < atRow; blank++) {
                bytes.write('\n');
                flush(FLUSH);
            }
            row = atRow;
            column = part.from;
        }
        skipTo(atColumn);
        write(utf8, from, from + length);
    }

    private void write(byte[] text, int from, int to) {
        if (!needsQuotes(text, from, to)) {
            bytes.write(text, from, to - from);
            return;
        }
        bytes.write('"');
        for (int i = from; i < to; i++) {
            if (text[i] == '"') {
                bytes.write('"');
            }
            bytes.write(text[i]);
        }
        bytes.write('"');
    }

    private static boolean needsQuotes(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = text[i];
            if (b <= ',' && (b == ',' || b == '"' || b == '\n' || b == '\r' || b == GAP)) {
                return true;
            }
        }
        return false;
    }

    private void endRow() throws IOException, Refusal {
        if (row == 0) {
            return;
        }
        skipTo(part.to - 1);
        bytes.write('\n');
        flush(FLUSH);
    }

    private void skipTo(int atColumn) {
        if (scratch && atColumn - column > LONG_GAP) {
            bytes.write(GAP);
            bytes.writeVarLong(atColumn - column);
            column = atColumn;
            told = true;
        }
        while (column < atColumn) {
            bytes.write(',');
            column++;
        }
    }

    private void flush(int from) throws IOException, Refusal {
        if (bytes.size() >= from) {
            budget.spool(bytes.size());
            bytes.writeTo(out);
            bytes.clear();
        }
    }

    /// Ends the last row.
    void end() throws IOException, Refusal {
        endRow();
        flush(1);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
