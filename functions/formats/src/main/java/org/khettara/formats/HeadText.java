package org.khettara.formats;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The first letters of a file, to tell what it is: good enough for markup, which is ASCII.
final class HeadText {
    private static final int LONGEST_NAME = 40;

    private HeadText() {}

    /// @param head the file's first bytes
    /// @return the text without byte order mark and leading white space
    static String of(byte[] head) {
        String text = new String(head, charset(head));
        int start = 0;
        while (start < text.length() && isBlank(text.charAt(start))) {
            start++;
        }
        return text.substring(start);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || c == '\uFEFF' || c == '\u00A0';
    }

    private static Charset charset(byte[] head) {
        if (head.length < 4) {
            return StandardCharsets.UTF_8;
        }
        int zeros = 0;
        for (int i = 0; i < 4; i++) {
            zeros |= head[i] == 0 ? 1 << i : 0;
        }
        int mark = ((head[0] & 0xFF) << 8) | (head[1] & 0xFF);
        return switch (zeros) {
            case 0b0111, 0b0011 -> Charset.forName("UTF-32BE");
            case 0b1110, 0b1100 -> Charset.forName("UTF-32LE");
            case 0b0101 -> StandardCharsets.UTF_16BE;
            case 0b1010 -> StandardCharsets.UTF_16LE;
            default ->
                    mark == 0xFEFF
                            ? StandardCharsets.UTF_16BE
                            : mark == 0xFFFE ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
        };
    }

    /// The encoding named after a marker (`encoding=`, `charset=`); null without a known one.
    static @Nullable Charset declared(String text, String marker) {
        int at = text.toLowerCase(Locale.ROOT).indexOf(marker);
        if (at < 0) {
            return null;
        }
        int from = at + marker.length();
        while (from < text.length() && " \t\"'".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        int to = from;
        while (to < text.length() && to - from < LONGEST_NAME && isNamePart(text.charAt(to))) {
            to++;
        }
        String name = text.substring(from, to);
        return isKnown(name) ? Charset.forName(name) : null;
    }

    private static boolean isNamePart(char c) {
        return (c < 0x80 && Character.isLetterOrDigit(c)) || "-_.:+".indexOf(c) >= 0;
    }

    private static boolean isKnown(String name) {
        return !name.isEmpty()
                && Character.isLetterOrDigit(name.charAt(0))
                && Charset.isSupported(name);
    }
}
