package org.khettara.engine;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;

/// What single characters are to a table: blank, invisible, or neither.
final class Chars {
    /// Characters before it never combine with others.
    private static final char FIRST_MARK = '\u0300';

    private Chars() {}

    /// White space of any script, or a character that shows nothing: bidi controls, zero widths,
    /// byte order marks, ASCII controls.
    static boolean isNothing(char c) {
        if (c <= ' ') {
            return true;
        }
        return c >= 0x7F && (Character.isSpaceChar(c) || isInvisible(c));
    }

    static boolean isInvisible(char c) {
        return (c < ' ' && c != '\t' && c != '\n' && c != '\r')
                || (c >= 0x7F && c < 0xA0)
                || c == 0xAD
                || c == 0x061C
                || (c >= 0x200B && c <= 0x200F)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2060 && c <= 0x2069)
                || c == 0xFEFF;
    }

    /// A direction mark or override: harmless at the ends, a disguise inside.
    static boolean isBidiControl(char c) {
        return c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }

    static boolean isBlank(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isNothing(text[i])) {
                return false;
            }
        }
        return true;
    }

    static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isNothing(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static int start(char[] text, int from, int to) {
        int start = from;
        while (start < to && isNothing(text[start])) {
            start++;
        }
        return start;
    }

    static int end(char[] text, int from, int to) {
        int end = to;
        while (end > from && isNothing(text[end - 1])) {
            end--;
        }
        return end;
    }

    static String trim(char[] text, int from, int to) {
        int start = start(text, from, to);
        int end = end(text, start, to);
        return nfc(new String(text, start, end - start));
    }

    static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isNothing(text.charAt(start))) {
            start++;
        }
        while (end > start && isNothing(text.charAt(end - 1))) {
            end--;
        }
        return nfc(text.substring(start, end));
    }

    /// Trimmed, inner white space single, nothing invisible: for names.
    static String tidy(String text) {
        StringBuilder tidy = new StringBuilder();
        boolean gap = false;
        for (char c : trim(text).toCharArray()) {
            if (c <= ' ' || Character.isSpaceChar(c)) {
                gap = true;
            } else if (!isInvisible(c) || c == 0x200C) {
                if (gap) {
                    tidy.append(' ');
                    gap = false;
                }
                tidy.append(c);
            }
        }
        return tidy.toString();
    }

    /// Whether the place is between two letters of one word: of one script, and no capital behind a
    /// small letter.
    static boolean isInWord(String text, int place) {
        char before = text.charAt(place - 1);
        char after = text.charAt(place);
        if (Character.getType(after) == Character.NON_SPACING_MARK) {
            return true;
        }
        return Character.isLetter(before)
                && Character.isLetter(after)
                && !(Character.isLowerCase(before) && Character.isUpperCase(after))
                && UnicodeScript.of(before) == UnicodeScript.of(after);
    }

    static String nfc(String text) {
        int plain = 0;
        while (plain < text.length() && text.charAt(plain) < FIRST_MARK) {
            plain++;
        }
        return plain < text.length() && mayNotBeNfc(text.toCharArray(), plain, text.length())
                ? Normalizer.normalize(text, Normalizer.Form.NFC)
                : text;
    }

    /// False only for text that is surely in NFC.
    static boolean mayNotBeNfc(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text[i];
            if (c >= 0x300 && !isStable(c)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isStable(char c) {
        return (c >= 0x0400 && c < 0x0483)
                || (c >= 0x060C && c < 0x064B)
                || (c >= 0x0660 && c < 0x0670)
                || (c >= 0x0671 && c < 0x06D6)
                || (c >= 0x2008 && c < 0x20D0)
                || c == 0xFFFD;
    }
}
