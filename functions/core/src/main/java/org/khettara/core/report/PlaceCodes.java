package org.khettara.core.report;

/// The codes of the places that a column names, in the list of the Haut-Commissariat au Plan.
///
/// @param column of the Parquet that has them: one that Khettara added, or the column itself
/// @param matched cells with a code
/// @param unmatched cells with a value that is no place of that level
/// @param ambiguous cells whose value is that of several places, where the row does not say which
public record PlaceCodes(
        String column, PlaceLevel level, long matched, long unmatched, long ambiguous) {
    /// Share of the cells with a value that have a code, 0 to 1; 0 without any.
    public double matchRate() {
        long cells = matched + unmatched + ambiguous;
        return cells == 0 ? 0 : matched / (double) cells;
    }
}
