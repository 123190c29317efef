package org.khettara.engine;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A text in whatever encoding, for the readers of text formats: takes the file and the encoding
/// that it claims, gives its letters without the byte order mark.
public final class EncodedText {
    private static final double SURE = 0.9;

    private EncodedText() {}

    /// The claim counts only where the bytes themselves leave a doubt: valid UTF-8 is UTF-8.
    ///
    /// @param declared encoding that the text says it is in; null when it says none
    public static Reader open(Path file, @Nullable Charset declared) throws IOException {
        Encoding found = EncodingDetector.detect(file, EncodingDetector.Survey.of(file));
        boolean unicode = found.charset().name().startsWith("UTF-");
        if (declared == null || (unicode && found.confidence() >= SURE)) {
            return TextInput.open(file, found);
        }
        return TextInput.open(file, Encoding.of(declared, 0, 1));
    }
}
