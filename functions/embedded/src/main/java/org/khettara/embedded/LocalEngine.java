package org.khettara.embedded;

import org.khettara.core.port.TableComparer;
import org.khettara.engine.Engine;
import org.khettara.engine.Limits;
import org.khettara.engine.difference.CsvComparer;
import org.khettara.formats.Formats;

/// The engine as one machine runs it: with the readers of all formats.
public final class LocalEngine {
    private LocalEngine() {}

    /// @param threads for each large file
    public static Engine make(int threads) {
        return new Engine(Limits.DEFAULT, Formats.all()).withThreads(threads);
    }

    /// @param threads for each comparison
    public static TableComparer comparer(int threads) {
        return new CsvComparer(Long.MAX_VALUE, threads);
    }
}
