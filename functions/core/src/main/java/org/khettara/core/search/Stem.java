package org.khettara.core.search;

import java.util.List;

/// A folded word without what only its place in a sentence gave it. French loses the plural. Arabic
/// loses the article, also behind a conjunction or preposition, and the endings of feminine and
/// sound plural: a part of the light stemmer of Larkey, Ballesteros and Connell (2007), the part
/// that does not take letters of the root in common words.
final class Stem {
    private static final int SHORTEST_PLURAL = 4;
    private static final int SHORTEST_STEM = 3;
    private static final List<String> ARTICLES = List.of("وال", "بال", "كال", "فال", "ال", "لل");
    private static final List<String> ENDINGS = List.of("ات", "ون", "ين", "ه");

    private Stem() {}

    static String of(String folded) {
        int first = folded.codePointAt(0);
        return switch (Character.UnicodeScript.of(first)) {
            case LATIN -> french(folded);
            case ARABIC -> arabic(folded);
            default -> folded;
        };
    }

    /// As [#of], but with the endings of Arabic.
    static String light(String folded) {
        int first = folded.codePointAt(0);
        return switch (Character.UnicodeScript.of(first)) {
            case LATIN -> french(folded);
            case ARABIC -> withoutArticle(folded);
            default -> folded;
        };
    }

    private static String french(String word) {
        int end = word.length();
        if (end < SHORTEST_PLURAL || word.endsWith("ss")) {
            return word;
        }
        if (word.endsWith("aux") && !word.endsWith("eaux") && end > SHORTEST_PLURAL) {
            return word.substring(0, end - 2) + "l";
        }
        return word.endsWith("s") || word.endsWith("x") ? word.substring(0, end - 1) : word;
    }

    private static String arabic(String word) {
        String bare = withoutArticle(word);
        return ENDINGS.stream()
                .filter(ending ->
                        bare.endsWith(ending) && bare.length() - ending.length() >= SHORTEST_STEM)
                .findFirst()
                .map(ending -> bare.substring(0, bare.length() - ending.length()))
                .orElse(bare);
    }

    private static String withoutArticle(String word) {
        return ARTICLES.stream()
                .filter(article -> isBeginning(article, word))
                .findFirst()
                .map(article -> word.substring(article.length()))
                .orElse(word);
    }

    private static boolean isBeginning(String article, String word) {
        return word.startsWith(article) && word.length() - article.length() >= SHORTEST_STEM;
    }
}
