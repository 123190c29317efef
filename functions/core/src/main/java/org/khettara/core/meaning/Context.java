package org.khettara.core.meaning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.khettara.core.search.Words;

/// Words as people put them over a column or before a number, in French, Arabic and English: `CIN
/// n° AB123456`. Singular and plural, with and without the Arabic article, are one.
final class Context {
    private static final int REACH = 40;

    /// By their first word.
    private final Map<String, List<List<String>>> phrases = new HashMap<>();

    private Context(String words) {
        for (String phrase : words.split("\\|", -1)) {
            List<String> stems = Words.light(phrase);
            phrases.computeIfAbsent(stems.getFirst(), _ -> new ArrayList<>()).add(stems);
        }
    }

    /// @param words with `|` between
    static Context of(String words) {
        return new Context(words);
    }

    /// Whether one of them stands in a text, as whole words.
    boolean isIn(String text) {
        return isIn(Words.light(text));
    }

    /// @param stems of the text's words
    boolean isIn(List<String> stems) {
        for (int i = 0; i < stems.size(); i++) {
            for (List<String> phrase : phrases.getOrDefault(stems.get(i), List.of())) {
                int end = i + phrase.size();
                if (end <= stems.size() && stems.subList(i, end).equals(phrase)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Words of the longest of them that a text begins with; 0 when it begins with none.
    int leading(List<String> stems) {
        int longest = 0;
        String first = stems.isEmpty() ? "" : stems.getFirst();
        for (List<String> phrase : phrases.getOrDefault(first, List.of())) {
            int end = phrase.size();
            if (end <= stems.size() && stems.subList(0, end).equals(phrase)) {
                longest = Math.max(longest, end);
            }
        }
        return longest;
    }

    /// Whether one of them stands shortly before or behind a place.
    boolean isAround(String plain, int from, int to) {
        return isBefore(plain, from)
                || isIn(plain.substring(to, Math.min(plain.length(), to + REACH)));
    }

    /// Whether one of them stands shortly before a place.
    boolean isBefore(String plain, int at) {
        return isIn(plain.substring(Math.max(0, at - REACH), at));
    }
}
