package org.khettara.assessment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khettara.core.document.Json;

/// Reads a file of a folder that has one JSON object per line, line by line; a file that is not
/// there has none.
public final class KeptLines<T> implements Closeable {
    private final Class<T> type;
    private final String place;
    private final String advice;
    private final @Nullable BufferedReader lines;
    private int number;

    /// @param advice what to do about a line that is not as it should be
    public KeptLines(Folder folder, String name, Class<T> type, String advice) throws IOException {
        this.type = type;
        this.place = folder.place(name);
        this.advice = advice;
        Optional<InputStream> in = folder.open(name);
        this.lines =
                in.isEmpty() ? null : new BufferedReader(new InputStreamReader(in.get(), UTF_8));
    }

    public boolean isThere() {
        return lines != null;
    }

    /// Null at the end.
    ///
    /// @throws IOException also when the line is not as it should be; says which, and what to do
    public @Nullable T next() throws IOException {
        String line = lines == null ? null : lines.readLine();
        number++;
        try {
            return line == null ? null : Json.read(line, type);
        } catch (IOException e) {
            throw new IOException(
                    "%s, line %d cannot be read: %s".formatted(place, number, advice), e);
        }
    }

    @Override
    public void close() throws IOException {
        if (lines != null) {
            lines.close();
        }
    }
}
