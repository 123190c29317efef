package org.khettara.engine.difference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.khettara.core.port.TableComparer;

/// Compares two canonical CSV files. Holds no state: safe for many threads.
public final class CsvComparer implements TableComparer {
    /// Hashes and place of one row, on the disk.
    private static final long SPOOLED = 24;

    /// More would no longer fit in memory part by part.
    private static final long MOST_ROWS = 1L << 30;

    private final long disk;
    private final Together together;

    /// @param disk bytes that a comparison may take, its results included
    /// @param threads for each comparison
    public CsvComparer(long disk, int threads) {
        this.disk = disk;
        this.together = new Together(threads);
    }

    /// Should all rows differ, they are written twice, beside the hashes of each and its place.
    @Override
    public boolean fits(long bytes, long rows) {
        return rows <= MOST_ROWS && 3 * bytes + 2 * SPOOLED * rows <= disk;
    }

    @Override
    public Compared compare(Version before, Version after, List<String> key, Target to)
            throws IOException {
        Path scratch = Files.createTempDirectory(to.folder(), "compare-");
        try {
            Shared shared = Shared.of(Side.of(before), Side.of(after));
            KeyedColumns found = new ColumnFinder(shared, together).find(key);
            return new RowComparison(found.shared(), together, scratch, to).compare(found);
        } finally {
            Files.delete(scratch);
        }
    }
}
