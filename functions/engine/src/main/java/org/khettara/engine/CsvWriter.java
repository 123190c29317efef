package org.khettara.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.khettara.engine.parquet.Bytes;

/// Writes RFC 4180: UTF-8 without a byte order mark, CRLF, quotes only where they are needed.
final class CsvWriter implements AutoCloseable {
    private static final int FLUSH = 1 << 16;

    private final OutputStream out;
    private final Bytes line = new Bytes();

    CsvWriter(Path file) throws IOException {
        this.out = Files.newOutputStream(file);
    }

    void row(List<String> cells) throws IOException {
        int begun = line.size();
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                line.write(',');
            }
            byte[] cell = padded(cells.get(i));
            CsvText.append(cell, 0, cell.length - Batch.PADDING, line);
        }
        endRow(begun, cells.size());
    }

    private static byte[] padded(String cell) {
        byte[] text = cell.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(text, text.length + Batch.PADDING);
    }

    /// Writes the rows of a batch from what its columns made of them.
    ///
    /// @param commas the source's delimiter is a comma: cells that stand there side by side are
    ///   copied together
    void rows(Batch batch, List<ColumnBatch> columns, boolean commas) throws IOException {
        ColumnBatch[] made = columns.toArray(ColumnBatch[]::new);
        for (int row = 0; row < batch.rows; row++) {
            int begun = line.size();
            int from = 0;
            int to = -1;
            for (ColumnBatch column : made) {
                long cell = column.cells[row];
                int start = (int) (cell >>> 32) & Integer.MAX_VALUE;
                if (cell >= 0 && commas && start == to + 1 && to >= 0) {
                    to += 1 + (int) cell;
                    continue;
                }
                copy(batch.text, from, to);
                to = -1;
                if (cell >= 0) {
                    from = start;
                    to = start + (int) cell;
                } else {
                    copy(column.csvText, start, start + (int) cell);
                }
            }
            copy(batch.text, from, to);
            line.drop(1);
            endRow(begun, made.length);
        }
        flush();
    }

    /// Copies a text and sets a comma behind it; nothing when `to` is negative.
    private void copy(byte[] text, int from, int to) {
        if (to >= 0) {
            Words.append(text, from, to - from, line);
            line.write(',');
        }
    }

    /// The empty record of one column is quoted, else it is a blank line.
    private void endRow(int begun, int columns) throws IOException {
        if (columns == 1 && line.size() == begun) {
            line.write('"');
            line.write('"');
        }
        line.write('\r');
        line.write('\n');
        if (line.size() >= FLUSH) {
            flush();
        }
    }

    private void flush() throws IOException {
        line.writeTo(out);
        line.clear();
    }

    @Override
    public void close() throws IOException {
        try (out) {
            flush();
        }
    }
}
