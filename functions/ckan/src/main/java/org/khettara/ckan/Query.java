package org.khettara.ckan;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.khettara.core.search.Words;

/// A search, or a filter, as Solr's standard parser reads it; the part of it that people and
/// harvesters use.
sealed interface Query {
    boolean matches(Searched dataset);

    /// What a search looks into.
    ///
    /// @param words of title, description, tags and the like, folded, with a blank before and after
    ///   each
    /// @param fields values by name
    record Searched(String words, Map<String, List<String>> fields) {
        List<String> values(String field) {
            return fields.getOrDefault(field, List.of());
        }
    }

    record All() implements Query {
        @Override
        public boolean matches(Searched dataset) {
            return true;
        }
    }

    record And(List<Query> parts) implements Query {
        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean matches(Searched dataset) {
            return parts.stream().allMatch(part -> part.matches(dataset));
        }
    }

    record Or(List<Query> parts) implements Query {
        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean matches(Searched dataset) {
            return parts.stream().anyMatch(part -> part.matches(dataset));
        }
    }

    record Not(Query part) implements Query {
        @Override
        public boolean matches(Searched dataset) {
            return !part.matches(dataset);
        }
    }

    /// Words that all must be there, in any order.
    ///
    /// @param words folded
    /// @param isOpen whether the last may be a beginning
    record HasWords(List<String> words, boolean isOpen) implements Query {
        public HasWords {
            words = List.copyOf(words);
        }

        /// @param text with a `*` at its end when it is open
        static HasWords of(String text) {
            return new HasWords(folded(text), text.endsWith("*"));
        }

        @Override
        public boolean matches(Searched dataset) {
            return isIn(dataset.words());
        }

        private boolean isIn(String text) {
            for (int i = 0; i < words.size(); i++) {
                String end = isOpen && i == words.size() - 1 ? "" : " ";
                if (!text.contains(" " + words.get(i) + end)) {
                    return false;
                }
            }
            return true;
        }
    }

    /// The words of a text as they are compared.
    static List<String> folded(String text) {
        return Words.of(text).stream().map(Words.Word::folded).toList();
    }

    /// The same in one text, with a blank before and after each.
    static String words(String text) {
        return " " + String.join(" ", folded(text)) + " ";
    }

    /// A field with a value; `*` stands for any characters.
    record Term(String field, String value) implements Query {
        @Override
        public boolean matches(Searched dataset) {
            boolean isText = field.equals("title") || field.equals("notes") || field.equals("text");
            if (isText) {
                return HasWords.of(value)
                        .isIn(
                                field.equals("text")
                                        ? dataset.words()
                                        : words(String.join(" ", dataset.values(field))));
            }
            return dataset.values(field).stream()
                    .anyMatch(one ->
                            matches(value.toLowerCase(Locale.ROOT), one.toLowerCase(Locale.ROOT)));
        }

        /// In time proportional to both lengths, at worst multiplied: the last star is the only one
        /// to go back to.
        private static boolean matches(String pattern, String text) {
            int p = 0;
            int star = -1;
            int from = 0;
            int t = 0;
            while (t < text.length()) {
                if (p < pattern.length() && pattern.charAt(p) == '*') {
                    star = p++;
                    from = t;
                } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
                    p++;
                    t++;
                } else if (star >= 0) {
                    p = star + 1;
                    t = ++from;
                } else {
                    return false;
                }
            }
            while (p < pattern.length() && pattern.charAt(p) == '*') {
                p++;
            }
            return p == pattern.length();
        }
    }

    /// A field between two values, which are compared as texts; so are moments, all being UTC.
    ///
    /// @param from null when it is open; likewise to
    record Range(
            String field,
            @Nullable String from,
            boolean withFrom,
            @Nullable String to,
            boolean withTo)
            implements Query {
        @Override
        public boolean matches(Searched dataset) {
            return dataset.values(field).stream().anyMatch(this::holds);
        }

        private boolean holds(String value) {
            int low = from == null ? 1 : value.compareTo(from);
            int high = to == null ? -1 : value.compareTo(to);
            return (low > 0 || (low == 0 && withFrom)) && (high < 0 || (high == 0 && withTo));
        }
    }
}
