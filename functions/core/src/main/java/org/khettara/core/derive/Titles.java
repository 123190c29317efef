package org.khettara.core.derive;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.khettara.core.search.Words;

/// A title among the notes around a table, or in the name of its file.
final class Titles {
    private static final int LONGEST = 160;
    private static final int FEWEST_WORDS = 3;
    private static final Pattern EXTENSION =
            Pattern.compile(
                    "(?i)(?<=.)(?:\\.(?:csv|tsv|txt|xlsx?|xlsm|ods|json|geojson|ndjson|xml|html?|parquet|zip|gz))+$");
    private static final Pattern COPY =
            Pattern.compile(
                    "(?iU)\\s*\\(\\d+\\)|\\bcopie de\\b|\\bcopy of\\b|[\\s-]*\\b(?:copie|copy|vf|vd|def|final|finale|v\\d+(?:\\.\\d+)?)$");
    private static final Pattern STAMP = Pattern.compile("\\b(?:19|20)\\d{6}(?:[T ]?\\d{4,6})?\\b");
    private static final Pattern NO_TITLE =
            Pattern.compile(
                    "(?iU)^(?:sources?|nb|note|notes|remarque|unité|unités|unit|champ|mise à jour|mis à jour|légende|date|page|tél|contact|http|www|المصدر|مصدر|ملاحظة|ملحوظة|الوحدة|وحدة|تاريخ)\\b.*");

    /// The head of a letter: who says it, not what of.
    private static final Pattern PUBLISHER =
            Pattern.compile(
                    "(?iU)^(?:royaume|minist[eè]re|secr[eé]tariat|commune|municipalit[eé]|ville|province|pr[eé]fecture|r[eé]gion|wilaya|direction|d[eé]l[eé]gation|d[eé]partement|service|division|agence|office|acad[eé]mie|universit[eé]|haut[- ]commissariat)\\b(?: (?:g[eé]n[eé]rale?|r[eé]gionale?|provinciale?|nationale?|urbaine?|rurale?))? (?:d[eu]s?\\b|d['’]).*"
                            + "|^(?:المملكة|وزارة|جماعة|بلدية|مدينة|عمالة|إقليم|ولاية|مديرية|المديرية|مندوبية|المندوبية|وكالة|الوكالة|المكتب|أكاديمية|الأكاديمية|جامعة|المندوبية السامية)\\b.*");

    private static final Set<String> SAYS_NOTHING =
            Set.of(
                    "export",
                    "data",
                    "dataset",
                    "file",
                    "fichier",
                    "feuil",
                    "feuille",
                    "sheet",
                    "classeur",
                    "book",
                    "document",
                    "table",
                    "tableau",
                    "donnees",
                    "donnee",
                    "new",
                    "nouveau",
                    "test",
                    "liste",
                    "list",
                    "sans",
                    "titre",
                    "untitled",
                    "resultat",
                    "resultats",
                    "result",
                    "extraction",
                    "extract",
                    "base",
                    "download",
                    "csv",
                    "ملف",
                    "بيانات",
                    "جدول",
                    "ورقه");

    private Titles() {}

    /// The name of a file as it came, whatever kind it is.
    static String withoutExtension(String fileName) {
        return fileName.replaceFirst("(?<=.)\\.[^.]{1,8}$", "");
    }

    /// The first note that reads like a title: some words, beginning with a letter, not about
    /// sources, units or dates, not a sentence, not the name of whoever publishes.
    static Optional<String> among(List<String> notes) {
        return notes.stream().map(Titles::plain).filter(Titles::isTitle).findFirst();
    }

    /// A note on one line, its cells joined.
    static String plain(String note) {
        return note.replaceAll("\\s+", " ").strip();
    }

    private static boolean isTitle(String note) {
        return note.length() <= LONGEST
                && Character.isLetter(note.codePointAt(0))
                && words(note) >= FEWEST_WORDS
                && !NO_TITLE.matcher(note).matches()
                && !PUBLISHER.matcher(note).matches()
                && !note.matches(".*[.:;؛=]$")
                && !note.matches("(?su).*(?:\\p{L}|\\d)\\s*:\\s.*");
    }

    private static long words(String text) {
        return List.of(Words.key(text).split(" ", -1)).stream()
                .filter(word -> word.length() > 1 && !Character.isDigit(word.charAt(0)))
                .count();
    }

    /// A file's name in words; empty when they say nothing of what is in it, as after a portal took
    /// all Arabic letters out.
    static Optional<String> ofFile(String fileName) {
        String stem = EXTENSION.matcher(fileName).replaceFirst("");
        String words = stem.replaceAll("[_+]+|%20", " ");
        if (!stem.strip().contains(" ")) {
            words = words.replaceAll("(?<=\\p{L})-|-(?=\\p{L})", " ");
        }
        words = STAMP.matcher(words).replaceAll(" ");
        String title = words;
        for (String before = ""; !before.equals(title); ) {
            before = title;
            title = COPY.matcher(title.strip()).replaceAll("").replaceAll("\\s+", " ");
            title = title.replaceAll("^[-.,\\s]+|[-.,\\s]+$", "");
        }
        boolean says =
                List.of(Words.key(title).split(" ", -1)).stream()
                        .map(word -> word.replaceFirst("\\d+$", ""))
                        .anyMatch(word -> isWord(word) && !SAYS_NOTHING.contains(word));
        return says ? Optional.of(capitalised(title)) : Optional.empty();
    }

    private static String capitalised(String title) {
        int first = title.offsetByCodePoints(0, 1);
        return title.substring(0, first).toUpperCase(Locale.FRENCH) + title.substring(first);
    }

    private static boolean isWord(String word) {
        return word.codePoints().filter(Character::isLetter).count() >= 3;
    }
}
