package org.khettara.core.meaning;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.khettara.core.document.CsvRows;
import org.khettara.core.search.Words;

/// Whether a text is the name of a person: by first names and family names common in Morocco
/// (`given-names.csv`, `surnames.csv`), and by words that streets, schools and firms named after
/// people begin with.
final class PersonNames {
    private static final int MOST_WORDS = 6;
    private static final Set<String> GIVEN = names("given-names.csv");
    private static final Set<String> FAMILY = names("surnames.csv");
    private static final Set<String> PARTICLES =
            Set.of(
                    "el", "al", "ben", "bent", "bint", "ibn", "ait", "oulad", "sidi", "moulay",
                    "lalla", "bou", "abd", "abdel", "mme", "mlle", "mr", "m", "dr", "pr", "عبد",
                    "بن", "بنت", "ابن", "ايت", "مولاي", "للا", "سيدي", "ابو", "السيد", "السيده",
                    "الله", "ال");
    private static final Set<String> THINGS =
            Set.of(
                    "rue",
                    "avenue",
                    "av",
                    "bd",
                    "boulevard",
                    "place",
                    "quartier",
                    "hay",
                    "cite",
                    "lotissement",
                    "residence",
                    "ecole",
                    "lycee",
                    "college",
                    "groupe",
                    "scolaire",
                    "hopital",
                    "clinique",
                    "pharmacie",
                    "centre",
                    "societe",
                    "ste",
                    "sarl",
                    "sa",
                    "cooperative",
                    "association",
                    "commune",
                    "douar",
                    "mosquee",
                    "barrage",
                    "port",
                    "aeroport",
                    "stade",
                    "complexe",
                    "universite",
                    "faculte",
                    "institut",
                    "fondation",
                    "province",
                    "prefecture",
                    "region",
                    "ville",
                    "gare",
                    "musee",
                    "jardin",
                    "parc",
                    "bibliotheque",
                    "dar",
                    "ain",
                    "oued",
                    "souk",
                    "bab",
                    "riad",
                    "hotel",
                    "restaurant",
                    "cafe",
                    "de",
                    "du",
                    "des",
                    "la",
                    "le",
                    "les",
                    "et",
                    "pour",
                    "sur",
                    "شارع",
                    "زنقه",
                    "حي",
                    "مدرسه",
                    "ثانويه",
                    "اعداديه",
                    "مستشفي",
                    "مركز",
                    "صيدليه",
                    "شركه",
                    "تعاونيه",
                    "جمعيه",
                    "جماعه",
                    "دوار",
                    "مسجد",
                    "سد",
                    "ميناء",
                    "مطار",
                    "ملعب",
                    "جامعه",
                    "كليه",
                    "معهد",
                    "اقليم",
                    "عماله",
                    "جهه",
                    "مدينه",
                    "ساحه",
                    "مجموعه",
                    "مدارس",
                    "دار",
                    "عين",
                    "سوق");

    private PersonNames() {}

    private static Set<String> names(String file) {
        var names = new HashSet<String>();
        CsvRows.ofResource(PersonNames.class, file).stream()
                .forEach(row -> names.add(Words.key(row.getFirst())));
        return names;
    }

    /// What the words of a text say.
    enum Look {
        /// At least two words, a first name among them, and nothing else.
        FULL,
        /// One known name alone: of places and products as well.
        KNOWN,
        /// Letters that may be a name.
        POSSIBLE,
        NONE
    }

    static Look look(String plain) {
        String key = Words.key(plain);
        List<String> words = List.of(key.split(" ", -1));
        boolean letters =
                !key.isEmpty()
                        && words.size() <= MOST_WORDS
                        && key.codePoints().allMatch(c -> Character.isLetter(c) || c == ' ');
        if (!letters || words.stream().anyMatch(THINGS::contains)) {
            return Look.NONE;
        }
        long given = words.stream().filter(GIVEN::contains).count();
        long known = words.stream().filter(w -> isKnown(w)).count();
        long plainWords = words.stream().filter(w -> !PARTICLES.contains(w)).count();
        if (given > 0 && plainWords >= 2) {
            return Look.FULL;
        }
        return known > 0 && plainWords <= 2 ? Look.KNOWN : Look.POSSIBLE;
    }

    private static boolean isKnown(String word) {
        return GIVEN.contains(word)
                || FAMILY.contains(word)
                || (word.startsWith("ال") && FAMILY.contains(word.substring(2)))
                || (word.startsWith("el") && FAMILY.contains(word.substring(2)));
    }
}
