package org.khettara.formats;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.engine.FormatReader;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;

/// What the tests of all readers share: files made at test time, and the reader that takes them.
abstract class ReaderCase {
    static final int HEAD = 1 << 16;

    @TempDir Path folder = Path.of(".");

    private int files;

    /// What became of a file.
    ///
    /// @param format that a reader recognised; null when none did
    /// @param refusal key of the refusal's words; null when there was none
    record Outcome(
            @Nullable String format, @Nullable String refusal, List<CollectedSheets.Grid> grids) {
        CollectedSheets.Grid only() {
            if (grids.size() != 1) {
                throw new IllegalStateException(this.toString());
            }
            return grids.getFirst();
        }
    }

    Outcome read(String text) throws IOException {
        return read(text, StandardCharsets.UTF_8);
    }

    Outcome read(String text, Charset charset) throws IOException {
        return read(text.getBytes(charset));
    }

    Outcome read(byte[] bytes) throws IOException {
        return read(new ByteArrayInputStream(bytes));
    }

    Outcome read(InputStream bytes) throws IOException {
        Path file = folder.resolve("file" + files++);
        Files.copy(bytes, file);
        return read(file);
    }

    static Outcome read(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        CollectedSheets sheets = new CollectedSheets();
        String format = null;
        try {
            for (FormatReader reader : Formats.all()) {
                format = reader.recognise(file, head);
                if (format != null) {
                    reader.read(file, sheets, Limits.DEFAULT);
                    return new Outcome(format, null, sheets.grids);
                }
            }
            return new Outcome(null, null, List.of());
        } catch (Refusal refusal) {
            return new Outcome(format, refusal.getMessage(), List.of());
        }
    }

    /// The outcome of each beginning of the file, cut at every sixteenth.
    List<Outcome> cutShort(byte[] bytes) throws IOException {
        Outcome[] outcomes = new Outcome[15];
        for (int i = 1; i < 16; i++) {
            outcomes[i - 1] = read(Arrays.copyOf(bytes, bytes.length * i / 16));
        }
        return List.of(outcomes);
    }
}
