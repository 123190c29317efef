package org.khettara.core.meaning;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khettara.core.report.SemanticType;

/// Numbers of a person's papers, and of vehicles. None has check digits: the column's header or the
/// words before must say what they are. No official text with their forms was found; those here are
/// the ones in use.
final class IdentityNumbers {
    private static final Pattern CIN =
            Pattern.compile(
                    "(?<![\\p{L}\\d])[A-Za-z](?:[ .]?[A-Za-z])?[ .\\-_/]{0,3}\\d(?:[ .\\-_/]?\\d){3,6}(?![ .\\-_/]?\\d|\\p{L})");

    /// What else stands before a number, a blank between: `en 2024`, `n 12345`.
    private static final Pattern WORD =
            Pattern.compile("(?i)(?:le|la|de|du|en|et|au|un|an|ou|a|n|no|of|in|to|by)[ .]+\\d.*");

    private static final Pattern STRICT_CIN = Pattern.compile("[A-Za-z]{1,2}\\d{5,7}");
    private static final Pattern PASSPORT =
            Pattern.compile("(?<![\\p{L}\\d])[A-Za-z]{2}[ .\\-]?\\d{7}(?![\\d\\p{L}])");
    private static final Pattern CNSS =
            Pattern.compile("(?<![\\p{L}\\d])\\d(?:[ .\\-]?\\d){6,9}(?![\\d\\p{L}])");
    private static final Pattern PLATE =
            Pattern.compile(
                    "(?<![\\p{L}\\d])\\d{1,6}[ \\-|/]{0,3}(?:[\\u0621-\\u064A]|[ABDEHTWabdehtw])[ \\-|/]{0,3}\\d{1,2}(?![\\d\\p{L}])");
    private static final Pattern CLEAR_PLATE =
            Pattern.compile("\\d{2,6} ?[-|/] ?[\\u0621-\\u064A] ?[-|/] ?\\d{1,2}");

    private static final Context CIN_WORDS =
            Context.of(
                    "cin|cnie|c i n|c n i e|cni|carte nationale|carte d identité|carte nationale d identité|pièce d identité|identity card|id card|national id|بطاقة التعريف|بطاقة الوطنية|البطاقة الوطنية|رقم البطاقة|بطاقة وطنية|ب ت و|ب و|ب ت و إ");
    private static final Context PASSPORT_WORDS =
            Context.of("passeport|passport|جواز السفر|جواز سفر|جواز|رقم الجواز");
    private static final Context CNSS_WORDS =
            Context.of(
                    "cnss|c n s s|sécurité sociale|assuré social|الضمان الاجتماعي|ضمان اجتماعي|ص و ض ج");
    private static final Context PLATE_WORDS =
            Context.of(
                    "immatriculation|immatriculé|immatriculée|matricule|plaque|véhicule|voiture|plate|لوحة|لوحة الترقيم|سيارة|مركبة|مسجلة تحت");

    private IdentityNumbers() {}

    static void in(String plain, List<Found> found) {
        Matcher cin = CIN.matcher(plain);
        while (cin.find()) {
            boolean clear = CIN_WORDS.isBefore(plain, cin.start());
            if (!WORD.matcher(cin.group()).matches() && (clear || isAlone(plain, cin))) {
                found.add(new Found(SemanticType.CIN, clear, cin.start(), cin.end()));
            }
        }
        named(PASSPORT, PASSPORT_WORDS, SemanticType.PASSPORT, plain, found);
        named(CNSS, CNSS_WORDS, SemanticType.CNSS, plain, found);
        plates(plain, found);
    }

    private static void named(
            Pattern form, Context words, SemanticType type, String plain, List<Found> found) {
        Matcher number = form.matcher(plain);
        while (number.find()) {
            boolean clear = words.isBefore(plain, number.start());
            if (clear || isAlone(plain, number)) {
                found.add(new Found(type, clear, number.start(), number.end()));
            }
        }
    }

    private static void plates(String plain, List<Found> found) {
        Matcher plate = PLATE.matcher(plain);
        while (plate.find()) {
            boolean clear =
                    CLEAR_PLATE.matcher(plate.group()).matches()
                            || PLATE_WORDS.isBefore(plain, plate.start());
            if (clear || isAlone(plain, plate)) {
                found.add(new Found(SemanticType.PLATE, clear, plate.start(), plate.end()));
            }
        }
    }

    /// Nothing else but punctuation stands in the text.
    private static boolean isAlone(String plain, Matcher match) {
        return PlainText.bare(plain.substring(0, match.start())).isEmpty()
                && PlainText.bare(plain.substring(match.end())).isEmpty();
    }

    /// Whether a plain text is a CIN in its usual form, nothing between letters and figures.
    static boolean isStrictCin(String plain) {
        return STRICT_CIN.matcher(plain).matches();
    }
}
