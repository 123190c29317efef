package org.khettara.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
        return java.util.Arrays.copyOf(text, text.length + Batch.PADDING);
    }

    /// Writes the rows of a batch from what its columns made of them.
    void rows(Batch batch, List<ColumnBatch> columns) throws IOException {
        ColumnBatch[] made = columns.toArray(ColumnBatch[]::new);
        for (int row = 0; row < batch.rows; row++) {
            int begun = line.size();
            for (ColumnBatch column : made) {
                long cell = column.cells[row];
                byte[] text = cell < 0 ? column.csvText : batch.text;
                line.writeWords(text, (int) (cell >>> 32) & Integer.MAX_VALUE, (int) cell);
                line.write(',');
            }
            line.drop(1);
            endRow(begun, made.length);
        }
        flush();
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
