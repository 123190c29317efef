package org.khettara.core.history;

import java.util.List;
import java.util.Locale;
import org.khettara.core.report.Text;

/// Something that held in every release of a dataset, and may be asked of the next one.
///
/// @param values the two ends of a range, the allowed values, the look; none for the other kinds
/// @param releases in which it held
/// @param rule in words
public record SuggestedRule(
        String table, String column, Kind kind, List<String> values, int releases, Text rule) {
    public SuggestedRule {
        values = List.copyOf(values);
    }

    public enum Kind {
        /// No cell is empty.
        FILLED,
        /// No value occurs twice.
        UNIQUE,
        /// No number is below zero.
        NOT_NEGATIVE,
        /// Every number lies between two.
        RANGE,
        /// Every value is one of a list.
        ONE_OF,
        /// Most values have one look.
        PATTERN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
