package org.khettara.engine.difference;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What the name of a column says of it as a key.
enum KeyNames {
    /// It names things: a code, a reference.
    IDENTIFIER(0),
    /// It places them: a year, a region.
    DIMENSION(1),
    OTHER(2),
    /// It counts the rows of this very file.
    ROW_NUMBER(3);

    /// The lower, the likelier it is of a key.
    final int rank;

    KeyNames(int rank) {
        this.rank = rank;
    }

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final Set<String> IDENTIFIERS =
            Set.of(
                    "id",
                    "ids",
                    "uid",
                    "uuid",
                    "identifiant",
                    "identifier",
                    "key",
                    "cle",
                    "clé",
                    "code",
                    "codes",
                    "ref",
                    "reference",
                    "référence",
                    "matricule",
                    "numero",
                    "numéro",
                    "رقم",
                    "الرقم",
                    "رمز",
                    "الرمز",
                    "معرف",
                    "المعرف");

    private static final Set<String> DIMENSIONS =
            Set.of(
                    "date",
                    "jour",
                    "mois",
                    "annee",
                    "année",
                    "year",
                    "month",
                    "day",
                    "periode",
                    "période",
                    "trimestre",
                    "exercice",
                    "region",
                    "région",
                    "province",
                    "commune",
                    "السنة",
                    "سنة",
                    "الشهر",
                    "التاريخ",
                    "الجهة",
                    "الإقليم",
                    "الجماعة");

    private static final Set<String> ROW_NUMBERS =
            Set.of("ordre", "ligne", "row", "rang", "index", "الترتيبي", "الترتيب", "ترتيب");

    static KeyNames of(String name) {
        KeyNames best = OTHER;
        for (String word : NO_WORD.splitAsStream(name.toLowerCase(Locale.ROOT)).toList()) {
            if (ROW_NUMBERS.contains(word)) {
                return ROW_NUMBER;
            }
            KeyNames said =
                    IDENTIFIERS.contains(word)
                            ? IDENTIFIER
                            : DIMENSIONS.contains(word) ? DIMENSION : OTHER;
            best = said.compareTo(best) < 0 ? said : best;
        }
        return best;
    }
}
