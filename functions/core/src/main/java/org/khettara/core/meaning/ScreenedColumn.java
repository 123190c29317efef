package org.khettara.core.meaning;

import org.jspecify.annotations.Nullable;
import org.khettara.core.place.PlaceColumn;
import org.khettara.core.report.ColumnType;

/// A column with what its cells say.
///
/// @param filled cells with a value, rejected ones included
/// @param distinct different values
/// @param place what places they are; null for none
/// @param unit that nearly all of its numbers carry; null without one
/// @param rejected cells whose text did not fit the type
public record ScreenedColumn(
        String name,
        ColumnType type,
        long filled,
        long distinct,
        ColumnScreening screening,
        @Nullable PlaceColumn place,
        @Nullable String unit,
        long rejected) {
    /// Of cells that are of no column of the table.
    public static ScreenedColumn ofSurplus(long cells, ColumnScreening screening) {
        return new ScreenedColumn("", ColumnType.STRING, cells, cells, screening, null, null, 0);
    }

    /// Share of the cells with a value that are of the column's type.
    double valid() {
        return filled == 0 ? 0 : Evidence.rounded((filled - rejected) / (double) filled);
    }

    boolean isText() {
        return type == ColumnType.STRING;
    }
}
