package org.khettara.core.search;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.khettara.core.search.Words.Word;

/// What someone looks for. Any text is a query: nothing in it is an operator.
///
/// @param words all of which are to be found; none stands for whatever there is
/// @param filters that hold besides
/// @param offset how many to pass over
public record SearchQuery(List<Term> words, Filters filters, int limit, int offset) {
    /// Words beyond these are not looked for.
    private static final int MOST_WORDS = 12;

    private static final int LONGEST_QUERY = 1000;

    public SearchQuery {
        words = List.copyOf(words);
    }

    /// @param institution id; null for any
    /// @param theme code, in any case; null for any
    /// @param format in any case; null for any
    public record Filters(
            @Nullable String institution, @Nullable String theme, @Nullable String format) {
        public static final Filters NONE = new Filters(null, null, null);

        public Filters {
            theme = theme == null ? null : theme.toUpperCase(Locale.ROOT);
            format = format == null ? null : format.toLowerCase(Locale.ROOT);
        }
    }

    /// A word to be found.
    ///
    /// @param end whether it is written out, or may go on
    public record Term(String folded, String stem, End end) {
        public enum End {
            WHOLE,
            OPEN
        }

        boolean meets(Word word) {
            return word.stem().equals(stem)
                    || word.folded().equals(folded)
                    || (end == End.OPEN
                            && (word.folded().startsWith(folded)
                                    || word.stem().startsWith(folded)));
        }
    }

    /// The query that a text is. Its last word may be the beginning of one.
    public static SearchQuery of(String text, Filters filters, int limit, int offset) {
        String read = text.length() <= LONGEST_QUERY ? text : text.substring(0, LONGEST_QUERY);
        List<Word> all = Words.of(read);
        List<Word> full = all.stream().filter(word -> !word.isEmpty()).toList();
        List<Word> sought = (full.isEmpty() ? all : full).stream().limit(MOST_WORDS).toList();
        Stream<Term> terms =
                sought.stream()
                        .map(word ->
                                new Term(
                                        word.folded(),
                                        word.stem(),
                                        word.equals(all.getLast())
                                                ? Term.End.OPEN
                                                : Term.End.WHOLE));
        return new SearchQuery(terms.toList(), filters, limit, offset);
    }
}
