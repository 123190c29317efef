package org.khettara.core.port;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.khettara.core.difference.RowDifference;
import org.khettara.core.report.TableShape;
import org.khettara.core.report.Text;

/// Compares the rows of two versions of one table. Safe for use by many threads.
public interface TableComparer {
    /// Whether there is room on the local disk to compare tables of this size.
    ///
    /// @param bytes of the CSV files of both versions together
    /// @param rows of both versions together
    boolean fits(long bytes, long rows);

    /// Compares by the given key, or by one that the data show, or else whole rows. The same tables
    /// give the same answer and the same files, byte for byte.
    ///
    /// @param key columns that name a row, by their names in `after`; empty to find some
    /// @param to receives `<name>.changes.csv` and `<name>.changes.parquet` when any row differs
    /// @throws IOException when reading or writing the local disk fails, or a file is not a CSV as
    ///   [TableEngine] writes it
    Compared compare(Version before, Version after, List<String> key, Target to) throws IOException;

    /// @param csv in canonical form, as [TableEngine] writes it; read, never changed
    record Version(TableShape shape, Path csv) {}

    /// @param folder exists
    record Target(Path folder, String name) {}

    /// @param renamed names of columns in `after`, by their names in `before`, of columns that have
    ///   the same content under another name
    /// @param note why rows were not compared as asked for; else null
    record Compared(Map<String, String> renamed, RowDifference rows, @Nullable Text note) {
        public Compared {
            renamed = Map.copyOf(renamed);
        }
    }
}
