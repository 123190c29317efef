package org.khettara.core.release;

import java.util.List;
import org.khettara.core.assess.Assessment;
import org.khettara.core.report.TableShape;

/// Everything about a release that is known before it has a number.
///
/// @param prefix folder in the published store, ending with `/`
/// @param engine version of the engine that made it
/// @param tables the tables with their columns, in order
/// @param files all objects but the manifest
/// @param reportKey of report.json in the raw store
public record ReleaseContent(
        String prefix,
        String engine,
        Source source,
        long rows,
        Assessment assessment,
        List<TableShape> tables,
        List<ReleaseFile> files,
        String reportKey) {
    public static final String MANIFEST = "manifest.json";

    public ReleaseContent {
        tables = List.copyOf(tables);
        files = List.copyOf(files);
    }

    public String manifestKey() {
        return prefix + MANIFEST;
    }

    /// The file as the publisher dropped it.
    ///
    /// @param rawKey where its bytes are kept, in the raw store
    public record Source(String name, long bytes, String sha256, String rawKey) {}
}
