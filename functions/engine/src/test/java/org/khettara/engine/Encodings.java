package org.khettara.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/// The encodings that generated tables are published in.
///
/// @param mark the bytes begin with a byte order mark
record Encodings(Charset charset, boolean mark) {
    private static final Encodings UTF_8 = new Encodings(StandardCharsets.UTF_8, false);

    /// Fewer letters beyond ASCII do not tell one single-byte encoding from another.
    private static final int ENOUGH_LETTERS = 80;

    private static final List<Encodings> UNICODE =
            List.of(
                    UTF_8,
                    UTF_8,
                    UTF_8,
                    new Encodings(StandardCharsets.UTF_8, true),
                    new Encodings(StandardCharsets.UTF_16LE, true),
                    new Encodings(StandardCharsets.UTF_16BE, true),
                    new Encodings(StandardCharsets.UTF_16LE, false),
                    new Encodings(StandardCharsets.UTF_16BE, false));
    private static final List<String> LATIN =
            List.of("windows-1252", "ISO-8859-1", "ISO-8859-15", "IBM850", "x-MacRoman");

    static Encodings any(Random random, boolean arabic) {
        if (random.nextInt(3) > 0) {
            return UNICODE.get(random.nextInt(UNICODE.size()));
        }
        String name = arabic ? "windows-1256" : LATIN.get(random.nextInt(LATIN.size()));
        return new Encodings(Charset.forName(name), false);
    }

    boolean isUnicode() {
        return charset.name().startsWith("UTF");
    }

    /// The same, or UTF-8 for a text that lacks the letters or has others.
    Encodings fitting(String text) {
        long letters = text.chars().filter(c -> c > 0x7F && Character.isLetter(c)).count();
        boolean short16 = charset.name().startsWith("UTF-16") && !mark && text.length() < 200;
        boolean fits = isUnicode() || letters >= ENOUGH_LETTERS;
        return fits && !short16 && charset.newEncoder().canEncode(text) ? this : UTF_8;
    }

    byte[] encode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes((mark ? "\uFEFF" + text : text).getBytes(charset));
        return bytes.toByteArray();
    }
}
