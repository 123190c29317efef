package org.khettara.core.derive;

import java.lang.Character.UnicodeScript;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.khettara.core.search.Words;

/// The language of a text, by its script and its small words; empty for a text that is too short to
/// tell, or too mixed. Arabic script in Morocco is Arabic unless letters say otherwise.
public final class TextLanguage {
    private static final int FEWEST_ARABIC_LETTERS = 4;
    private static final int FEWEST_SIGNS = 2;
    private static final double NEARLY_ALL = 0.85;

    /// Letters of Persian and Urdu that Arabic in Morocco does not have.
    private static final String NOT_ARABIC = "\u06CC\u06A9\u0686\u0698\u067E\u06BA\u06D2\u0679";

    private static final Set<String> FRENCH =
            Set.of(
                    "le", "la", "les", "des", "du", "de", "et", "aux", "au", "par", "pour", "dans",
                    "sur", "une", "selon", "nombre", "annee", "taux", "avec", "sont", "est", "qui",
                    "ce", "cette", "leur", "entre", "d", "l", "non", "oui", "sans", "liste");
    private static final Set<String> ENGLISH =
            Set.of(
                    "the", "of", "and", "for", "with", "from", "by", "in", "to", "number", "year",
                    "rate", "is", "are", "per", "yes", "no", "list", "between", "which", "name",
                    "at", "their", "this", "that");

    private TextLanguage() {}

    /// The BCP 47 tag: `ar`, `fr`, `en` or `zgh`.
    public static Optional<String> of(String text) {
        int arabic = 0;
        int latin = 0;
        int tifinagh = 0;
        int letters = 0;
        boolean foreign = false;
        for (int c : text.codePoints().filter(Character::isLetter).toArray()) {
            letters++;
            UnicodeScript script = UnicodeScript.of(c);
            arabic += script == UnicodeScript.ARABIC ? 1 : 0;
            latin += script == UnicodeScript.LATIN ? 1 : 0;
            tifinagh += script == UnicodeScript.TIFINAGH ? 1 : 0;
            foreign |= NOT_ARABIC.indexOf(c) >= 0;
        }
        if (arabic >= FEWEST_ARABIC_LETTERS && arabic >= NEARLY_ALL * letters) {
            return foreign ? Optional.empty() : Optional.of("ar");
        }
        if (tifinagh >= FEWEST_ARABIC_LETTERS && tifinagh >= NEARLY_ALL * letters) {
            return Optional.of("zgh");
        }
        return latin >= NEARLY_ALL * letters ? latin(text) : Optional.empty();
    }

    /// French or English, by different small words: at least two of the one, and few of the other.
    private static Optional<String> latin(String text) {
        var french = new HashSet<String>();
        var english = new HashSet<String>();
        for (String word : Words.key(text).split(" ", -1)) {
            if (FRENCH.contains(word)) {
                french.add(word);
            }
            if (ENGLISH.contains(word)) {
                english.add(word);
            }
        }
        if (french.size() >= FEWEST_SIGNS && french.size() >= 3 * english.size()) {
            return Optional.of("fr");
        }
        return english.size() >= FEWEST_SIGNS && english.size() >= 3 * french.size()
                ? Optional.of("en")
                : Optional.empty();
    }
}
