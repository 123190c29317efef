package org.khettara.core.meaning;

import java.text.Normalizer;

/// A text as identifiers are read in it: one form of each letter (NFKC), every digit an ASCII one,
/// every blank a blank, every dash a hyphen, without signs that nobody sees. Unlike a folded text
/// it keeps case and punctuation: they are part of what is looked for.
final class PlainText {
    private PlainText() {}

    static String of(String text) {
        return isPlain(text) ? text : rewritten(text);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static String rewritten(String text) {
        var plain = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .forEach(c -> append(plain, c));
        return plain.toString();
    }

    private static void append(StringBuilder plain, int c) {
        if (Character.isDigit(c)) {
            plain.append((char) ('0' + Character.digit(c, 10)));
            return;
        }
        switch (Character.getType(c)) {
            case Character.FORMAT -> {}
            case Character.DASH_PUNCTUATION -> plain.append('-');
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL ->
                    plain.append(' ');
            default -> appendSign(plain, c);
        }
    }

    private static void appendSign(StringBuilder plain, int c) {
        if (c == 0x2212 || c == 0x02D7) {
            plain.append('-');
        } else if (!isInvisibleMark(c)) {
            plain.appendCodePoint(c);
        }
    }

    /// Variation selectors, the grapheme joiner, Hangul fillers: nothing to see. Unicode 16,
    /// section 5.21.
    private static boolean isInvisibleMark(int c) {
        return c == 0x034F
                || (c >= 0xFE00 && c <= 0xFE0F)
                || c == 0x115F
                || c == 0x1160
                || c == 0x3164
                || (c >= 0xE0100 && c <= 0xE01EF);
    }

    /// Its letters and digits alone.
    static String bare(String plain) {
        var bare = new StringBuilder(plain.length());
        plain.codePoints().filter(Character::isLetterOrDigit).forEach(bare::appendCodePoint);
        return bare.toString();
    }
}
