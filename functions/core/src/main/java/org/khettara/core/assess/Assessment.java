package org.khettara.core.assess;

import java.util.List;
import java.util.Locale;

/// The judgement of a normalised file.
///
/// @param score 0 to 100: [Assessor] has the formula
/// @param completeness share of cells that have a value, 0 to 1
/// @param validity share of cells with a value whose text fits their column's type, 0 to 1
/// @param readability 1, less 0.2 for each different kind of warning or error found, not below 0
/// @param breaks what readers of the last release lose, in words; empty when nothing
public record Assessment(
        int score,
        double completeness,
        double validity,
        double readability,
        Compatibility compatibility,
        List<String> breaks) {
    public Assessment {
        breaks = List.copyOf(breaks);
    }

    /// What a release means for a reader of the one before it.
    public enum Compatibility {
        /// There is none before it.
        FIRST,
        /// Same tables, columns, order and types.
        SAME,
        /// Tables or columns were added, or reordered; what a reader selects by name is still there
        /// with its type.
        COMPATIBLE,
        /// A table or column is gone or has another type.
        BREAKING;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
