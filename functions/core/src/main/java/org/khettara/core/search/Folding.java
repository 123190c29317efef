package org.khettara.core.search;

import java.text.Normalizer;

/// One spelling for all spellings of a word. Unicode's compatibility decomposition takes
/// presentation forms and ligatures apart and sets accents, vowel signs and hamzas free; what is
/// left is folded letter by letter. For comparing only: what is shown is as it was written.
final class Folding {
    /// A longer word is cut, here and there alike.
    private static final int LONGEST = 64;

    private Folding() {}

    static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK ->
                    true;
            default -> false;
        };
    }

    static String fold(String word) {
        var folded = new StringBuilder(word.length());
        Normalizer.normalize(word, Normalizer.Form.NFKD).codePoints().forEach(c -> add(folded, c));
        return cut(folded.toString());
    }

    private static String cut(String folded) {
        return folded.codePointCount(0, folded.length()) <= LONGEST
                ? folded
                : folded.substring(0, folded.offsetByCodePoints(0, LONGEST));
    }

    private static void add(StringBuilder folded, int c) {
        switch (c) {
            case 'ٱ' -> folded.append('ا');
            case 'ى', 'ی' -> folded.append('ي');
            case 'ة' -> folded.append('ه');
            case 'ک' -> folded.append('ك');
            case 'ـ' -> {}
            case 'œ', 'Œ' -> folded.append("oe");
            case 'æ', 'Æ' -> folded.append("ae");
            case 'ß', 'ẞ' -> folded.append("ss");
            default -> addPlain(folded, c);
        }
    }

    private static void addPlain(StringBuilder folded, int c) {
        if (Character.isDigit(c)) {
            folded.append((char) ('0' + Character.digit(c, 10)));
        } else if (Character.isLetter(c)) {
            folded.appendCodePoint(Character.toLowerCase(c));
        } else if (Character.isLetterOrDigit(c)) {
            folded.appendCodePoint(c);
        }
    }
}
