package org.khettara.engine;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Tells quickly of most cells that no number of a person stands in them, from their bytes: no `@`,
/// too few figures in a row, no letters before them. What it does not clear is read closely.
/// Figures of every script count, and what may stand between them: blanks, dashes, invisible signs.
final class IdentifierFilter {
    private static final int FEW = 4;
    private static final int MANY = 9;
    private static final int MOST_BETWEEN = 10;
    private static final long AT = '@' * Words.EACH;

    private IdentifierFilter() {}

    /// @param few whether a few figures are enough: the column's header names such numbers
    static boolean clears(byte[] text, long cell, boolean few) {
        int start = Batch.start(cell);
        int length = Batch.length(cell);
        int digits = 0;
        boolean foreign = false;
        for (int at = 0; at < length; at += 8) {
            long word = Words.first(text, start + at, length - at);
            if (Words.zeros(word ^ AT) != 0) {
                return false;
            }
            digits += Words.count(digits(word));
            foreign |= (word & Words.HIGH_BITS) != 0;
        }
        if (!foreign) {
            return digits < FEW || (!few && clearsAscii(text, start, start + length));
        }
        return clearsForeign(text, start, start + length, few);
    }

    /// The high bit of each byte that is an ASCII digit.
    private static long digits(long word) {
        long values = word ^ '0' * Words.EACH;
        return ~(((values & ~Words.HIGH_BITS) + 0x76 * Words.EACH) | values) & Words.HIGH_BITS;
    }

    /// A chain of figures goes on over a few signs, not over letters. Four of them are of interest
    /// behind one or two letters, nine anywhere.
    private static boolean clearsAscii(byte[] text, int from, int to) {
        int chain = 0;
        int between = 0;
        boolean lettered = false;
        for (int i = from; i < to; i++) {
            byte b = text[i];
            if (b >= '0' && b <= '9') {
                if (chain == 0 || between > MOST_BETWEEN) {
                    lettered = isLettered(text, from, i);
                    chain = 0;
                }
                chain++;
                between = 0;
                if (chain >= MANY || (lettered && chain >= FEW)) {
                    return false;
                }
            } else if ((b | 0x20) >= 'a' && (b | 0x20) <= 'z') {
                chain = 0;
                between = 0;
            } else {
                between++;
            }
        }
        return true;
    }

    /// Whether one or two letters alone stand before a figure, but for signs between: of a number
    /// behind a blank, not a short word as in `en 2024`.
    private static boolean isLettered(byte[] text, int from, int digit) {
        int end = digit;
        boolean blank = false;
        while (end > from && digit - end < 3 && !isLetter(text[end - 1])) {
            blank |= text[end - 1] == ' ';
            end--;
        }
        int start = end;
        while (start > from && end - start < 3 && isLetter(text[start - 1])) {
            start--;
        }
        int letters = end - start;
        return letters > 0 && letters < 3 && !(blank && isWord(text, start, letters));
    }

    private static boolean isWord(byte[] text, int start, int letters) {
        String word = new String(text, start, letters, StandardCharsets.US_ASCII);
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "le",
                    "la",
                    "de",
                    "du",
                    "en",
                    "et",
                    "au",
                    "un",
                    "an",
                    "ou",
                    "n",
                    "no",
                    "a",
                    "of",
                    "in",
                    "to" ->
                    true;
            default -> false;
        };
    }

    private static boolean isLetter(byte b) {
        return (b | 0x20) >= 'a' && (b | 0x20) <= 'z';
    }

    /// With letters and figures of other scripts. Signs between figures do not end a chain, however
    /// many there are; a word does.
    private static boolean clearsForeign(byte[] text, int from, int to, boolean few) {
        int chain = 0;
        int word = from;
        int letters = 0;
        boolean lettered = false;
        boolean inWord = false;
        for (int i = from; i < to; i++) {
            int length = digitLength(text, i, to);
            if (length > 0) {
                if (letters > 0 && isPlate(text, word, letters, chain)) {
                    return false;
                }
                lettered = letters > 0 ? isSeries(text, word, letters, inWord) : lettered;
                chain = letters > 0 ? 1 : chain + 1;
                if (chain >= MANY || (chain >= FEW && (few || lettered))) {
                    return false;
                }
                letters = 0;
                inWord = false;
                i += length - 1;
            } else if (isOdd(text, i, to)) {
                return false;
            } else if (isLetter(text[i]) || isArabic(text[i])) {
                word = inWord ? word : i;
                letters = inWord ? letters + 1 : 1;
                inWord = true;
                i += isArabic(text[i]) ? 1 : 0;
            } else {
                inWord = inWord && isMark(text[i]);
            }
        }
        return true;
    }

    /// A plate has one Arabic letter among its figures.
    private static boolean isPlate(byte[] text, int word, int letters, int chain) {
        return letters == 1 && chain > 1 && isArabic(text[word]);
    }

    /// One or two letters that a number may begin with.
    ///
    /// @param close whether the number follows without a blank
    private static boolean isSeries(byte[] text, int word, int letters, boolean close) {
        return letters < 3 && !isArabic(text[word]) && (close || !isWord(text, word, letters));
    }

    /// A part of a Latin letter with an accent, or a sign that nobody sees: no end of a word.
    private static boolean isMark(byte b) {
        int value = b & 0xFF;
        return value >= 0x80 && value != 0xC2 && value != 0xA0 && value != 0xB0;
    }

    private static int digitLength(byte[] text, int at, int to) {
        int b = text[at] & 0xFF;
        if (b >= '0' && b <= '9') {
            return 1;
        }
        int second = at + 1 < to ? text[at + 1] & 0xFF : 0;
        boolean arabic =
                (b == 0xD9 && second >= 0xA0 && second <= 0xA9)
                        || (b == 0xDB && second >= 0xB0 && second <= 0xB9);
        return arabic ? 2 : 0;
    }

    /// The first byte of an Arabic letter; of a figure as well.
    private static boolean isArabic(byte b) {
        int value = b & 0xFF;
        return value >= 0xD8 && value <= 0xDB;
    }

    /// Full-width and mathematical forms, superscripts, and figures of scripts that are rare here.
    private static boolean isOdd(byte[] text, int at, int to) {
        int b = text[at] & 0xFF;
        int second = at + 1 < to ? text[at + 1] & 0xFF : 0;
        return b == 0xF0
                || (b == 0xEF && (second == 0xBC || second == 0xBD || second == 0xB9))
                || b == 0xE0
                || b == 0xE1
                || (b == 0xE2 && (second == 0x91 || second == 0x92 || second == 0x93))
                || b == 0xEA
                || (b == 0xDF && second <= 0x89);
    }
}
