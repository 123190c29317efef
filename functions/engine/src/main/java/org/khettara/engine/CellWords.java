package org.khettara.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Words with a meaning for every table: missing, true, false, total, source.
final class CellWords {
    /// Longest word that stands for a missing value.
    static final int LONGEST = 16;

    /// Pairs of words for true and false; a boolean column uses one pair.
    static final int PAIRS = 5;

    private static final Set<String> MISSING =
            Set.of(
                    "n.d.",
                    "n.d",
                    "nd",
                    "n/d",
                    "nc",
                    "n.c.",
                    "n.c",
                    "na",
                    "n/a",
                    "n.a.",
                    "n.a",
                    "#n/a",
                    "#na",
                    "-",
                    "--",
                    "---",
                    "–",
                    "—",
                    "..",
                    "...",
                    "....",
                    "…",
                    "null",
                    "none",
                    "nan",
                    "néant",
                    "neant",
                    "غير متوفر",
                    "غير متوفرة",
                    "غ.م",
                    "غ.م.",
                    "غم",
                    "#div/0!",
                    "#ref!",
                    "#value!",
                    "#valeur!",
                    "#name?",
                    "#nom?",
                    "#num!",
                    "#nombre!",
                    "#null!",
                    "#nul!",
                    "?",
                    "non disponible",
                    "non dispo",
                    "p.m.",
                    "pm");

    private static final Map<String, Integer> BOOLEANS = new HashMap<>();
    private static final Set<String> TOTALS =
            Set.of(
                    "total",
                    "totaux",
                    "ensemble",
                    "sous-total",
                    "sous total",
                    "subtotal",
                    "المجموع",
                    "مجموع",
                    "الإجمالي",
                    "الاجمالي",
                    "المجموع العام");
    private static final Set<String> NOTE_WORDS =
            Set.of(
                    "source",
                    "sources",
                    "note",
                    "notes",
                    "nb",
                    "n.b",
                    "n.b.",
                    "remarque",
                    "remarques",
                    "légende",
                    "المصدر",
                    "مصدر",
                    "المصادر",
                    "ملاحظة",
                    "ملاحظات",
                    "هام",
                    "page",
                    "champ",
                    "lecture",
                    "avertissement");

    static {
        pair(0, "true", "false");
        pair(1, "vrai", "faux");
        pair(2, "oui", "non");
        pair(3, "yes", "no");
        pair(4, "نعم", "لا");
    }

    private CellWords() {}

    private static void pair(int number, String yes, String no) {
        BOOLEANS.put(yes, number * 2);
        BOOLEANS.put(no, number * 2 + 1);
    }

    /// Every word that makes a cell more than text: for missing values, true and false.
    static Stream<String> typed() {
        return Stream.concat(MISSING.stream(), BOOLEANS.keySet().stream());
    }

    static boolean isMissing(String cell) {
        return cell.length() <= LONGEST && MISSING.contains(cell.toLowerCase(Locale.ROOT));
    }

    /// The boolean pair of a word doubled, plus one when it means false; -1 when it is no such
    /// word.
    static int booleanWord(String cell) {
        return cell.length() > 5 ? -1 : BOOLEANS.getOrDefault(cell.toLowerCase(Locale.ROOT), -1);
    }

    /// Whether a total may begin with this byte of UTF-8; a blank may stand before it.
    static boolean mayBeTotal(byte first) {
        return switch (first) {
            case 'T', 't', 'E', 'e', 'S', 's', ' ', (byte) 0xD8, (byte) 0xD9 -> true;
            default -> false;
        };
    }

    /// Figures of the codes that a title names, 0 for others: ICE and postal codes.
    static int codeLength(String title) {
        Set<String> words = words(title);
        if (words.contains("ice")) {
            return 15;
        }
        boolean postal = words.contains("postal") || words.contains("البريدي");
        return postal ? 5 : 0;
    }

    static boolean isTotal(String cell) {
        String word = cell.toLowerCase(Locale.ROOT);
        return TOTALS.contains(word)
                || word.startsWith("total ")
                || word.startsWith("ensemble ")
                || word.startsWith("sous-total ")
                || word.startsWith("مجموع ")
                || word.startsWith("المجموع ");
    }

    /// A line such as `Source : MEN`, `(*) provisoire`, `* estimation`, `(1) ...`.
    static boolean isNote(String cell) {
        if (cell.startsWith("*") || cell.startsWith("(*") || cell.startsWith("©")) {
            return true;
        }
        if (cell.length() > 4
                && cell.charAt(0) == '('
                && cell.charAt(2) == ')'
                && Character.isDigit(cell.charAt(1))) {
            return true;
        }
        int end = 0;
        while (end < cell.length()
                && (Character.isLetter(cell.charAt(end)) || cell.charAt(end) == '.')) {
            end++;
        }
        return NOTE_WORDS.contains(cell.substring(0, end).toLowerCase(Locale.ROOT))
                && end < cell.length();
    }

    /// Words of a name in lower case without accents, cut at everything but letters and where small
    /// letters turn capital.
    static Set<String> words(String name) {
        String plain =
                org.khettara.core.search.Words.plain(
                        name.replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2"));
        Set<String> words = new HashSet<>();
        for (String word : plain.split("[^\\p{L}]+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
