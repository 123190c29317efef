package org.khettara.core.receipt;

/// A release that readers were served before the one that a receipt is of.
///
/// @param release its number
/// @param releasedAt ISO 8601, UTC
/// @param score 0 to 100
/// @param rows of all tables
public record Past(long release, String releasedAt, int score, long rows) {}
