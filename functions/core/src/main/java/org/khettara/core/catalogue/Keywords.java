package org.khettara.core.catalogue;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/// Keywords in the form that every portal takes: words of letters and digits of any script, `_`,
/// `-`, `.` and blanks, 2 to 100 characters (CKAN's `tag_name_validator` and
/// `tag_length_validator`; one that does not fit has the whole dataset refused).
public final class Keywords {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 100;
    private static final Pattern MARKS = Pattern.compile("[\\p{Mn}\\p{Me}\\p{Mc}\\p{Cf}]+");
    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}_.-]+");

    private Keywords() {}

    /// The keywords that are left when each is brought into that form, without doubles, in order.
    public static List<String> of(List<String> words) {
        var clean = new LinkedHashSet<String>();
        for (String word : words) {
            String one = clean(word);
            if (length(one) >= SHORTEST) {
                clean.add(one);
            }
        }
        return List.copyOf(clean);
    }

    /// Marks go because Python's `\w`, which CKAN asks, does not know them: Arabic short vowels.
    /// What they stand on keeps its meaning; composed letters (`é`, `آ`) are one character and
    /// stay.
    private static String clean(String word) {
        String composed = Normalizer.normalize(word, Normalizer.Form.NFC);
        String bare = MARKS.matcher(composed).replaceAll("");
        String words = OTHERS.matcher(bare).replaceAll(" ").strip();
        return length(words) <= LONGEST
                ? words
                : words.substring(0, words.offsetByCodePoints(0, LONGEST)).strip();
    }

    /// As Python counts: code points.
    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
