package org.khettara.core.join;

import java.util.ArrayList;
import java.util.List;
import org.khettara.core.report.KeySketch;
import org.khettara.core.report.PlaceCodes;
import org.khettara.core.report.Report;
import org.khettara.core.upload.DatasetId;

/// A published column that rows are joined by.
///
/// @param column of the Parquet: of places, that of their codes
public record KeyColumn(DatasetId dataset, String table, String column, KeySketch key) {

    /// Those of a release.
    public static List<KeyColumn> of(DatasetId dataset, Report report) {
        List<KeyColumn> keys = new ArrayList<>();
        for (Report.Table table : report.tables()) {
            for (Report.Column column : table.columns()) {
                KeySketch key = column.key();
                PlaceCodes codes = column.codes();
                if (key != null) {
                    String name = codes == null ? column.name() : codes.column();
                    keys.add(new KeyColumn(dataset, table.name(), name, key));
                }
            }
        }
        return keys;
    }
}
