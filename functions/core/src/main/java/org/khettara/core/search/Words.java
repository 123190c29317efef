package org.khettara.core.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The words of a text, as they are compared: without case, accents, vowel signs, and the spellings
/// that writers of Arabic mix. Text and query go through the same door, so it matters less what a
/// word becomes than that its spellings become the same.
public final class Words {
    /// Small words that a query may hold without their having to be found.
    private static final Set<String> EMPTY =
            Set.of(
                    "a", "au", "aux", "avec", "ce", "ces", "d", "dans", "de", "des", "du", "en",
                    "et", "l", "la", "le", "les", "ou", "par", "pour", "sur", "un", "une", "of",
                    "the", "and", "in", "by", "for", "في", "من", "علي", "الي", "عن", "و", "او",
                    "حسب", "بين", "مع");

    /// What French leaves before an apostrophe.
    private static final Set<String> ELIDED =
            Set.of(
                    "c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu",
                    "quoiqu", "presqu");

    private static final String APOSTROPHES = "'\u2019\u2018\u02BC\u00B4`";

    private Words() {}

    /// A word where it stands in a text.
    ///
    /// @param folded as written, but for spelling
    /// @param stem without article and plural; the same as `folded` for most
    /// @param start index of its first char
    /// @param end index after its last char
    public record Word(String folded, String stem, int start, int end) {
        /// Whether a query need not find it.
        boolean isEmpty() {
            return EMPTY.contains(folded);
        }
    }

    /// The words of a text, in order, without what French elides.
    public static List<Word> of(String text) {
        return of(text, Elided.LEFT_OUT);
    }

    /// The stems of [#of].
    public static List<String> stems(String text) {
        return of(text).stream().map(Word::stem).toList();
    }

    /// All words of a text as they are compared, the elided ones too, with one blank in between.
    public static String key(String text) {
        return of(text, Elided.KEPT).stream().map(Word::folded).collect(Collectors.joining(" "));
    }

    /// All words of a text, the elided ones too, without article and French plural alone: Arabic
    /// endings tell words apart that a search may mix, as a rate (`نسبة`) and a family's name
    /// (`نسب`).
    public static List<String> light(String text) {
        return of(text, Elided.KEPT).stream().map(word -> Stem.light(word.folded())).toList();
    }

    /// A text in lower case, without accents, vowel signs and tatweel: each letter stays the one
    /// that it is, unlike in a folded word.
    public static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("[\\p{Mn}\\u0640]", "")
                .toLowerCase(Locale.ROOT);
    }

    /// What becomes of the `l` of `l'eau`.
    private enum Elided {
        KEPT,
        LEFT_OUT
    }

    private static List<Word> of(String text, Elided elided) {
        var words = new ArrayList<Word>();
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (isPart(c)) {
                int end = end(text, at);
                String folded = Folding.fold(text.substring(at, end));
                boolean isLeftOut =
                        elided == Elided.LEFT_OUT
                                && end < text.length()
                                && APOSTROPHES.indexOf(text.charAt(end)) >= 0
                                && ELIDED.contains(folded);
                if (!folded.isEmpty() && !isLeftOut) {
                    words.add(new Word(folded, Stem.of(folded), at, end));
                }
                at = end;
            } else {
                at += Character.charCount(c);
            }
        }
        return words;
    }

    private static int end(String text, int start) {
        int end = start;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            if (!isPart(c) && Character.getType(c) != Character.FORMAT) {
                break;
            }
            end += Character.charCount(c);
        }
        return end;
    }

    private static boolean isPart(int c) {
        return Character.isLetterOrDigit(c) || Folding.isMark(c);
    }
}
