package org.khettara.core.report;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Personal data of one kind, in one column or in a text beside the cells. Law 09-08, article 1.
///
/// @param column its name; null for a text beside the cells
/// @param cells how many hold some; of names, all with a value
/// @param rows record numbers of the first of them
/// @param sample the first, masked: `AB****56`; null where even that would say too much
public record PersonalData(
        SemanticType type,
        Guard guard,
        Place place,
        @Nullable String column,
        long cells,
        List<Long> rows,
        @Nullable String sample) {
    public PersonalData {
        rows = List.copyOf(rows);
    }

    /// Whether a column is of persons, by what it means or by what was found in it.
    public static boolean isIn(Report.Table table, Report.Column column) {
        return (column.meaning() != null && column.meaning().type().isPersonal())
                || table.personalData().stream()
                        .anyMatch(found -> column.name().equals(found.column()));
    }

    /// What is done with it, unless the dataset's policy says otherwise; the strictest first.
    public enum Guard {
        /// The file is refused.
        BLOCK,
        /// The release waits for a person.
        HOLD,
        /// It is published; the publisher is told.
        NOTE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Where in a file it stands.
    public enum Place {
        CELLS,
        HEADER,
        NOTE,
        SHEET,
        FILE_NAME;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
