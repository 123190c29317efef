package org.khettara.core.join;

import org.khettara.core.report.KeySketch;

/// A dataset whose rows may be joined to those of another.
///
/// @param kind of the keys
/// @param here column of the dataset asked for
/// @param there column of the other dataset
/// @param shareHere of its different values that the other column has too, 0 to 1
/// @param shareThere of the other's that are here too
/// @param estimated whether the shares are estimates
public record Join(
        KeySketch.Kind kind,
        Place here,
        Place there,
        double shareHere,
        double shareThere,
        boolean estimated) {

    /// A column of a table of a dataset.
    public record Place(String dataset, String table, String column) {
        static Place of(KeyColumn column) {
            return new Place(column.dataset().toString(), column.table(), column.column());
        }
    }

    double best() {
        return Math.max(shareHere, shareThere);
    }
}
