package org.khettara.engine;

import org.jspecify.annotations.Nullable;
import org.khettara.core.place.PlaceKind;

/// A column of places, and the column of their codes that the Parquet has besides those of the
/// source. Two plans are equal when they write the same.
///
/// @param source name of the column of places
/// @param index of its cells in the source's rows
/// @param codes name of the column of codes: that of the source where it has them itself
/// @param isOwn whether the source has them itself, as the list has them
/// @param within the column that says which of several places of one name is meant; null without
///   one
record CodePlan(
        String source,
        int index,
        String codes,
        boolean isOwn,
        PlaceKind kind,
        @Nullable Container within) {

    /// A column of regions or provinces.
    ///
    /// @param index of its cells in the source's rows
    record Container(int index, PlaceKind kind) {}
}
