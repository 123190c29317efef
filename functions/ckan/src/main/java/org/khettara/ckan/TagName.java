package org.khettara.ckan;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;

/// Keywords as CKAN takes them for tags: 2 to 100 letters, digits and any of `_ .-`. One bad tag
/// has the whole dataset refused, and short vowels of Arabic and apostrophes are bad ones.
final class TagName {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 100;

    private TagName() {}

    /// Those that can be tags, cleaned, each once, sorted.
    static List<String> of(Collection<String> keywords) {
        return keywords.stream()
                .map(TagName::clean)
                .filter(tag -> tag.codePointCount(0, tag.length()) >= SHORTEST)
                .distinct()
                .sorted()
                .toList();
    }

    private static String clean(String keyword) {
        String tag =
                Normalizer.normalize(keyword, Normalizer.Form.NFC)
                        .replaceAll("[\\p{Mn}\\p{Cf}]+", "")
                        .replaceAll("[^\\p{L}\\p{N}_ .-]+", " ")
                        .replaceAll(" {2,}", " ")
                        .strip();
        int length = tag.codePointCount(0, tag.length());
        return length <= LONGEST
                ? tag
                : tag.substring(0, tag.offsetByCodePoints(0, LONGEST)).strip();
    }
}
