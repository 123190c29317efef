package org.khettara.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The cells that did not fit, each with its record and why; the file appears with the first.
final class RejectsFile implements AutoCloseable {
    private final Path file;
    private @Nullable CsvWriter writer;

    RejectsFile(Path file) {
        this.file = file;
    }

    void add(long record, String column, String value, String reason) throws IOException {
        CsvWriter out = writer;
        if (out == null) {
            out = new CsvWriter(file);
            writer = out;
            out.row(List.of("row", "column", "value", "reason"));
        }
        out.row(List.of(Long.toString(record), column, value, reason));
    }

    @Nullable String name() {
        return writer == null ? null : file.getFileName().toString();
    }

    @Override
    public void close() throws IOException {
        CsvWriter out = writer;
        if (out != null) {
            out.close();
        }
    }
}
