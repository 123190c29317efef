package org.khettara.formats;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ReasonCode;
import org.khettara.engine.EncodedText;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;

/// The lines of a text that are not blank, each within a limit; record separators (RFC 7464) are
/// taken off.
final class TextLines implements Closeable {
    /// A line holds a record with many cells.
    private static final int CELLS_LONG = 16;

    private final Reader text;
    private final int longest;
    private final char[] buffer = new char[1 << 14];
    private final StringBuilder line = new StringBuilder();
    private int at;
    private int end;
    private int number;

    private TextLines(Reader text, int longest) {
        this.text = text;
        this.longest = longest;
    }

    static TextLines open(Path file, Limits limits) throws IOException {
        return new TextLines(EncodedText.open(file, null), limits.cellChars() * CELLS_LONG);
    }

    /// @return null after the last line
    @Nullable String next() throws IOException, Refusal {
        while (fill()) {
            line.setLength(0);
            readLine();
            number++;
            String read = line.toString().strip();
            if (!read.isEmpty()) {
                return read;
            }
        }
        return null;
    }

    /// Of the line read last, counted from 1, blank ones too.
    int number() {
        return number;
    }

    private void readLine() throws IOException, Refusal {
        while (fill()) {
            char c = buffer[at++];
            if (c == '\n') {
                return;
            }
            if (c != '\u001E') {
                line.append(c);
            }
            if (line.length() > longest) {
                throw Refusal.of(ReasonCode.TOO_LARGE, "TOO_LARGE.value", longest);
            }
        }
    }

    private boolean fill() throws IOException {
        while (at == end) {
            int read = text.read(buffer, 0, buffer.length);
            if (read < 0) {
                return false;
            }
            at = 0;
            end = read;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
