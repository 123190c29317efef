package org.khettara.core.derive;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.Description;

/// What was read off a release: `derived.json`, one of its files. Holds no time and nothing of what
/// other releases are, so that the same bytes give the same document.
///
/// @param columns those of which something is known beyond their type
public record Derived(Description description, List<Meaning> columns) {
    public static final String FILE_NAME = "derived.json";

    public static final Derived NOTHING = new Derived(Description.NONE, List.of());

    public Derived {
        columns = List.copyOf(columns);
    }

    /// What is in a column of text.
    ///
    /// @param language BCP 47 tag; null when it cannot be told
    /// @param places codes of the regions and provinces it names; empty when it is no such column
    /// @param unmatched other values of a column of places, at most ten
    public record Meaning(
            String table,
            String column,
            @Nullable String language,
            List<String> places,
            List<String> unmatched) {
        public Meaning {
            places = List.copyOf(places);
            unmatched = List.copyOf(unmatched);
        }
    }
}
