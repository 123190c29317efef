package org.khettara.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.khettara.engine.parquet.Bytes;

/// Writes RFC 4180: UTF-8 without a byte order mark, CRLF, quotes only where they are needed. What
/// stands in a source as it must in the CSV is copied in one run, from part of a row to many rows.
final class CsvWriter implements AutoCloseable {
    private static final int FLUSH = 1 << 16;
    private static final int SHORT = 64;
    private static final int NONE = -2;

    private final OutputStream out;
    private final Bytes line = new Bytes();

    /// The run that is not copied yet: its bytes in the batch's text.
    private int from;

    private int to = NONE;

    CsvWriter(Path file) throws IOException {
        this.out = Files.newOutputStream(file);
    }

    void row(List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                line.write(',');
            }
            CsvText.append(cells.get(i), line);
        }
        if (cells.equals(List.of(""))) {
            writeEmptyRecord();
        }
        endLine();
    }

    /// Columns side by side whose cells the CSV has as the source has them.
    private record Span(ColumnBatch first, ColumnBatch last) {
        static List<Span> join(List<ColumnBatch> columns) {
            List<Span> spans = new ArrayList<>();
            for (ColumnBatch column : columns) {
                if (!spans.isEmpty() && column.standsBehind(spans.getLast().last)) {
                    Span before = spans.removeLast();
                    spans.add(new Span(before.first, column));
                } else {
                    spans.add(new Span(column, column));
                }
            }
            return spans;
        }
    }

    /// Writes the rows of a batch from what its columns made of them.
    ///
    /// @param commas the source's delimiter is a comma
    void rows(Batch batch, List<ColumnBatch> columns, boolean commas) throws IOException {
        Span[] each = columns.stream().map(column -> new Span(column, column)).toArray(Span[]::new);
        Span[] joined = commas ? Span.join(columns).toArray(Span[]::new) : each;
        for (int row = 0; row < batch.rows; row++) {
            Span[] spans = batch.apart[row] ? each : joined;
            begin(batch.text, spans[0], row);
            for (int i = 1; i < spans.length; i++) {
                append(batch.text, spans[i], row, commas);
            }
            if (columns.size() == 1 && Batch.length(columns.getFirst().cell(row)) == 0) {
                endRun(batch.text);
                writeEmptyRecord();
            }
            end(batch.text);
        }
        endRun(batch.text);
        flush();
    }

    private void begin(byte[] text, Span span, int row) throws IOException {
        long cell = span.first.cell(row);
        if (cell < 0) {
            endRun(text);
            appendOwn(span.first, cell);
        } else {
            if (Batch.start(cell) != to) {
                endRun(text);
                from = Batch.start(cell);
            }
            to = end(span.last.cell(row));
        }
    }

    private void append(byte[] text, Span span, int row, boolean commas) throws IOException {
        long cell = span.first.cell(row);
        // In a row whose cells lie apart, the byte between two of them may be of a third one.
        if (cell >= 0 && commas && Batch.start(cell) == to + 1 && text[to] == ',') {
            to = end(span.last.cell(row));
            return;
        }
        endRun(text);
        line.write(',');
        if (cell < 0) {
            appendOwn(span.first, cell);
        } else {
            from = Batch.start(cell);
            to = end(span.last.cell(row));
        }
    }

    private static int end(long cell) {
        return Batch.start(cell) + Batch.length(cell);
    }

    private void appendOwn(ColumnBatch column, long cell) {
        int start = Batch.start(cell & ~ColumnBatch.OWN);
        Words.append(column.csvText, start, Batch.length(cell), line);
    }

    /// Ends a row; a line end that is right is copied with what stands before it.
    private void end(byte[] text) throws IOException {
        if (to >= 0 && text[to] == '\r' && text[to + 1] == '\n') {
            to += 2;
        } else {
            endRun(text);
            endLine();
        }
    }

    private void endRun(byte[] text) throws IOException {
        int length = to - from;
        if (to == NONE) {
            return;
        }
        to = NONE;
        if (length <= SHORT) {
            Words.append(text, from, length, line);
        } else if (length < FLUSH) {
            line.write(text, from, length);
            flushIfMuch();
        } else {
            flush();
            out.write(text, from, length);
        }
    }

    /// The empty record of one column is quoted, else it is a blank line.
    private void writeEmptyRecord() {
        line.write('"');
        line.write('"');
    }

    private void endLine() throws IOException {
        line.write('\r');
        line.write('\n');
        flushIfMuch();
    }

    private void flushIfMuch() throws IOException {
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
