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

    private final OutputStream out;
    private final GridPart part;
    private final ExpansionBudget budget;
    private final Bytes bytes = new Bytes();
    private long row;
    private int column;

    SpooledText(Path file, GridPart part, ExpansionBudget budget) throws IOException {
        this.out = Files.newOutputStream(file);
        this.part = part;
        this.budget = budget;
    }

    /// Takes the next filled cell of this part.
    void add(RawGrid.Cursor cell) throws IOException, Refusal {
        if (cell.row != row) {
            endRow();
            for (long blank = Math.max(row + 1, part.firstRow); blank < cell.row; blank++) {
                bytes.write('\n');
                flush(FLUSH);
            }
            row = cell.row;
            column = part.from;
        }
        while (column < cell.column) {
            bytes.write(',');
            column++;
        }
        write(cell.text(), cell.from, cell.from + cell.length);
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
            if (b <= ',' && (b == ',' || b == '"' || b == '\n' || b == '\r')) {
                return true;
            }
        }
        return false;
    }

    private void endRow() throws IOException, Refusal {
        if (row == 0) {
            return;
        }
        for (; column < part.to - 1; column++) {
            bytes.write(',');
        }
        bytes.write('\n');
        flush(FLUSH);
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
