package org.khettara.core.place;

import org.khettara.core.report.PlaceLevel;

/// What the values of a column of places are.
///
/// @param coded whether they are codes; else they are names
public record PlaceKind(PlaceLevel level, boolean coded) {}
