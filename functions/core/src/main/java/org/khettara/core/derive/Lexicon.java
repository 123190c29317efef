package org.khettara.core.derive;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khettara.core.document.CsvRows;
import org.khettara.core.search.Words;

/// What data is about, by the words of its title and headers in French, Arabic and English
/// (`themes.csv`): themes of the EU's data-theme authority, and the words as keywords.
final class Lexicon {
    /// One strong word in a title is enough, a word in a header alone is not.
    private static final int ENOUGH = 3;

    private static final int MOST_THEMES = 2;
    private static final int MOST_KEYWORDS = 8;

    /// Phrases in which such words mean something else.
    private static final List<List<String>> OTHERWISE =
            List.of(
                            "feuille de route",
                            "santé financière",
                            "climat des affaires",
                            "environnement de travail",
                            "environnement des affaires",
                            "environnement numérique",
                            "banque de données",
                            "base de données",
                            "population cible",
                            "population étudiée",
                            "budget temps",
                            "الطاقة الاستيعابية",
                            "خارطة الطريق",
                            "مناخ الأعمال",
                            "قاعدة البيانات",
                            "مجتمع البحث")
                    .stream()
                    .map(Words::stems)
                    .toList();

    private static final List<Concept> CONCEPTS =
            CsvRows.ofResource(Lexicon.class, "themes.csv").stream().map(Concept::of).toList();

    private Lexicon() {}

    /// @param forms all ways to say it, as stems
    private record Concept(
            String theme, int weight, Map<String, String> words, List<List<String>> forms) {
        static Concept of(List<String> row) {
            var words = new LinkedHashMap<String, String>();
            var forms = new ArrayList<List<String>>();
            List<String> languages = List.of("fr", "ar", "en");
            for (int i = 0; i < languages.size(); i++) {
                String[] ways = row.get(i + 2).split("\\|", -1);
                words.put(languages.get(i), ways[0]);
                for (String way : ways) {
                    forms.add(Words.stems(way));
                }
            }
            return new Concept(row.get(0), Integer.parseInt(row.get(1)), words, forms);
        }

        boolean isIn(List<String> stems) {
            return forms.stream().anyMatch(form -> Collections.indexOfSubList(stems, form) >= 0);
        }
    }

    /// What texts are about.
    ///
    /// @param keywords in French and in Arabic, the same ones
    record Topic(List<String> themes, Map<String, List<String>> keywords) {}

    /// Headers are heard only where no title says anything: a date of birth in a list of customers
    /// does not make it one of births.
    ///
    /// @param titles title and file name: what the whole is about
    /// @param headers of the columns
    static Topic of(List<String> titles, List<String> headers) {
        List<Concept> named = in(titles);
        var scores = new LinkedHashMap<String, Integer>();
        for (Concept concept : named.isEmpty() ? in(headers) : named) {
            int score = named.isEmpty() ? concept.weight() - 2 : concept.weight();
            scores.merge(concept.theme(), score, Integer::sum);
        }
        List<String> themes =
                scores.entrySet().stream()
                        .filter(theme -> theme.getValue() >= ENOUGH)
                        .map(Map.Entry::getKey)
                        .toList();
        return new Topic(themes.size() <= MOST_THEMES ? themes : List.of(), keywords(named));
    }

    private static List<Concept> in(List<String> texts) {
        List<List<String>> meant = texts.stream().map(Lexicon::meant).toList();
        return CONCEPTS.stream().filter(concept -> meant.stream().anyMatch(concept::isIn)).toList();
    }

    private static Map<String, List<String>> keywords(List<Concept> concepts) {
        var words = new LinkedHashMap<String, List<String>>();
        for (Concept concept : concepts.stream().limit(MOST_KEYWORDS).toList()) {
            for (String language : List.of("fr", "ar")) {
                words.computeIfAbsent(language, _ -> new ArrayList<>())
                        .add(java.util.Objects.requireNonNull(concept.words().get(language)));
            }
        }
        return words;
    }

    /// The stems of a text, without the phrases that mislead.
    private static List<String> meant(String text) {
        List<String> stems = new ArrayList<>(Words.stems(text));
        for (List<String> phrase : OTHERWISE) {
            int at = java.util.Collections.indexOfSubList(stems, phrase);
            if (at >= 0) {
                stems.subList(at, at + phrase.size()).clear();
            }
        }
        return stems;
    }
}
