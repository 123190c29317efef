package org.khettara.core.search;

import java.util.ArrayList;
import java.util.List;
import org.khettara.core.search.SearchQuery.Term;
import org.khettara.core.search.Words.Word;

/// A text, or a piece of it, with the words that were looked for set apart. The text is as it was
/// written.
///
/// @param parts which together are the text
public record Excerpt(List<Part> parts) {
    private static final int BEFORE = 60;
    private static final int LONGEST = 180;
    private static final String LEFT_OUT = "…";

    public Excerpt {
        parts = List.copyOf(parts);
    }

    /// @param match whether it was looked for
    public record Part(String text, boolean match) {}

    /// The whole text.
    public static Excerpt whole(String text, List<Term> terms) {
        return of(text, 0, text.length(), met(text, terms));
    }

    /// A piece of the text around the first word that was looked for, where one stands in it.
    public static List<Excerpt> around(String text, List<Term> terms) {
        List<Word> met = met(text, terms);
        if (met.isEmpty()) {
            return List.of();
        }
        Word first = met.getFirst();
        int from = boundary(text, Math.max(0, first.start() - BEFORE));
        int to = Math.max(first.end(), boundary(text, Math.min(text.length(), from + LONGEST)));
        return List.of(of(text, from, to, met));
    }

    private static List<Word> met(String text, List<Term> terms) {
        return Words.of(text).stream()
                .filter(word -> terms.stream().anyMatch(term -> term.meets(word)))
                .toList();
    }

    private static Excerpt of(String text, int from, int to, List<Word> met) {
        var parts = new ArrayList<Part>();
        if (from > 0) {
            parts.add(new Part(LEFT_OUT, false));
        }
        int at = from;
        for (Word word : met) {
            if (word.end() <= to) {
                plain(parts, text, at, word.start());
                parts.add(new Part(text.substring(word.start(), word.end()), true));
                at = word.end();
            }
        }
        plain(parts, text, at, to);
        if (to < text.length()) {
            parts.add(new Part(LEFT_OUT, false));
        }
        return new Excerpt(parts);
    }

    private static void plain(List<Part> parts, String text, int from, int to) {
        if (from < to) {
            parts.add(new Part(text.substring(from, to), false));
        }
    }

    /// The nearest place before it where a word does not go on.
    private static int boundary(String text, int at) {
        if (at <= 0 || at >= text.length()) {
            return Math.clamp(at, 0, text.length());
        }
        int blank = text.lastIndexOf(' ', at);
        int near = blank > at - BEFORE / 2 && blank >= 0 ? blank + 1 : at;
        return Character.isLowSurrogate(text.charAt(near)) ? near - 1 : near;
    }
}
