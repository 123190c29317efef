package org.khettara.core.port;

import java.io.IOException;
import java.nio.file.Path;
import org.khettara.core.report.Report;

/// Opens, sniffs and normalises one file. Safe for use by many threads.
public interface TableEngine {
    /// Version of the engine: a part of every run id, so that a newer engine makes a new run of the
    /// same file.
    String version();

    /// Bytes of the largest file that is looked into; a larger one is refused before it is fetched.
    long largestFile();

    /// Makes of a file its tables, or a refusal.
    ///
    /// @param source a whole file on the local disk; read, never changed
    /// @param folder an empty folder; receives the files that the report names (`<table>.csv`,
    ///   `.parquet`, `.schema.json`, `.rejects.csv`). The report itself is returned, not written
    /// @return the report; a file that cannot be published is a refused report, not an exception
    /// @throws IOException when reading or writing the local disk fails
    Report normalise(Source source, Path folder, CellText cellText) throws IOException;

    /// A file to normalise, with the name its publisher gave it.
    record Source(Path path, String name) {}

    /// What the CSV holds.
    enum CellText {
        /// Canonical values: ISO dates, decimal points.
        CANONICAL,
        /// Each cell as published, only quoted anew; types are in the Parquet and the schema alone.
        AS_PUBLISHED
    }
}
