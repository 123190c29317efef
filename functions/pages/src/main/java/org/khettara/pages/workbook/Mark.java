package org.khettara.pages.workbook;

import org.jspecify.annotations.Nullable;

/// What is said of one cell of a row.
///
/// @param original the publisher's text, of a cell that was rejected; null for others
record Mark(int column, Kind kind, String note, @Nullable String original) {
    enum Kind {
        REJECTED("FFC7CE"),
        REMARK("FFEB9C");

        final String colour;

        Kind(String colour) {
            this.colour = colour;
        }
    }

    /// Both on the same cell.
    Mark and(Mark other) {
        return original == null && other.original != null
                ? other.and(this)
                : new Mark(column, kind, note + "\n\n" + other.note, original);
    }
}
