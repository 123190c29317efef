package org.khettara.core.derive;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Text as it is compared, never as it is shown: without case, accents, vowel marks, tatweel,
/// presentation forms, invisible signs and punctuation; forms of one Arabic letter are one.
public final class Folded {
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\u0640\\u200B-\\u200F\\u202A-\\u202E\\u2066-\\u2069\\u061C\\uFEFF]");
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ARTICLE = Pattern.compile("(?:[وبك]?ال|لل)(?=.{2})");

    private Folded() {}

    /// Words with one blank in between.
    public static String key(String text) {
        String compatible =
                Normalizer.normalize(INVISIBLE.matcher(text).replaceAll(""), Normalizer.Form.NFKD);
        String bare =
                MARKS.matcher(compatible)
                        .replaceAll("")
                        .toLowerCase(Locale.ROOT)
                        .replace("œ", "oe")
                        .replace('ى', 'ي')
                        .replace('ة', 'ه')
                        .replace('ٱ', 'ا');
        return OTHER.matcher(bare).replaceAll(" ").strip();
    }

    /// The words of a text, each in a form that singular and plural, with and without the Arabic
    /// article, share.
    public static List<String> stems(String text) {
        var stems = new ArrayList<String>();
        for (String word : key(text).split(" ", -1)) {
            if (!word.isEmpty()) {
                stems.add(stem(word));
            }
        }
        return stems;
    }

    private static String stem(String word) {
        if (Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.ARABIC) {
            var article = ARTICLE.matcher(word);
            return article.lookingAt() ? word.substring(article.end()) : word;
        }
        return word.length() > 3 && (word.endsWith("s") || word.endsWith("x"))
                ? word.substring(0, word.length() - 1)
                : word;
    }

    /// Whether one list of words stands in another, without gaps.
    static boolean contains(List<String> words, List<String> part) {
        return java.util.Collections.indexOfSubList(words, part) >= 0;
    }
}
