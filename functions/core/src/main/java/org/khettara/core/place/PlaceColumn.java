package org.khettara.core.place;

/// A column of places.
///
/// @param canonical whether its values are codes as the list has them, all of them
/// @param share of its different values that are places of its level, 0 to 1
public record PlaceColumn(PlaceKind kind, boolean canonical, double share) {}
