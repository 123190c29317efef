package org.khettara.core.meaning;

import org.jspecify.annotations.Nullable;
import org.khettara.core.place.PlaceColumn;
import org.khettara.core.report.ColumnType;

/// A column with what its cells say.
///
/// @param filled cells with a value, rejected ones included
/// @param distinct different values
/// @param place what places they are; null for none
public record ScreenedColumn(
        String name,
        ColumnType type,
        long filled,
        long distinct,
        ColumnScreening screening,
        @Nullable PlaceColumn place) {
    boolean isText() {
        return type == ColumnType.STRING;
    }
}
