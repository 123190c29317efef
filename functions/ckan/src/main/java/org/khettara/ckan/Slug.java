package org.khettara.ckan;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.InstitutionId;
import org.khettara.core.upload.Sha256;

/// Names as CKAN takes them: 2 to 100 of `a-z`, `0-9`, `-` and `_`, never a word of its own
/// addresses. Letters of other scripts are written in Latin ones. A name that had to be changed
/// ends with a part of its hash, so that two datasets never share one, and one dataset always has
/// the same.
final class Slug {
    private static final int LONGEST = 100;
    private static final int HASH = 8;
    private static final Set<String> RESERVED = Set.of("new", "edit", "search");

    /// Arabic and Tifinagh letters, each with its Latin ones, as Moroccan road signs write them.
    private static final String LATIN =
            """
            ا a أ a إ i آ a ٱ a ب b ت t ث th ج j ح h خ kh د d ذ d ر r ز z س s ش ch ص s ض d ط t ظ d
            ع a غ gh ف f ق q ك k ل l م m ن n ه h ة a و w ؤ w ي y ى a ئ y ء - پ p ڤ v گ g ڭ g چ tch
            ⴰ a ⴱ b ⴳ g ⴷ d ⴹ d ⴻ e ⴼ f ⴽ k ⵀ h ⵃ h ⵄ a ⵅ kh ⵇ q ⵉ i ⵊ j ⵍ l ⵎ m ⵏ n ⵓ u ⵔ r ⵕ r
            ⵖ gh ⵙ s ⵚ s ⵛ ch ⵜ t ⵟ t ⵡ w ⵢ y ⵣ z ⵥ z
            """;

    private static final Map<Integer, String> LETTERS = letters();

    private Slug() {}

    /// The institution and the name with `_` between, which no institution has in its id.
    static String of(DatasetId dataset) {
        String name = latin(dataset.name());
        return ofExactly(
                dataset.institution() + "_" + name,
                name.equals(dataset.name()),
                dataset.toString());
    }

    static String of(InstitutionId institution) {
        String id = institution.value();
        return ofExactly(id, id.length() >= 2 && !RESERVED.contains(id), id);
    }

    private static String ofExactly(String slug, boolean unchanged, String of) {
        if (unchanged && slug.length() <= LONGEST) {
            return slug;
        }
        String hash = Sha256.ofParts(of).substring(0, HASH);
        int end = Math.min(slug.length(), LONGEST - HASH - 1);
        return slug.substring(0, end).replaceFirst("[-_]+$", "") + "-" + hash;
    }

    private static String latin(String words) {
        var latin = new StringBuilder(words.length());
        Normalizer.normalize(words, Normalizer.Form.NFC)
                .codePoints()
                .forEach(c -> latin.append(LETTERS.getOrDefault(c, Character.toString(c))));
        return Normalizer.normalize(latin, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
    }

    private static Map<Integer, String> letters() {
        var letters = new TreeMap<Integer, String>();
        String[] words = LATIN.strip().split("\\s+", -1);
        for (int i = 0; i < words.length; i += 2) {
            letters.put(words[i].codePointAt(0), words[i + 1]);
        }
        return letters;
    }
}
