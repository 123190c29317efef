package org.khettara.core.release;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khettara.core.assess.Assessment;
import org.khettara.core.difference.Difference;
import org.khettara.core.report.TableShape;

/// Everything about a release that is known before it has a number.
///
/// @param prefix folder in the published store, ending with `/`
/// @param engine version of the engine that made it
/// @param tables the tables with their columns, in order
/// @param files all objects but the manifest
/// @param reportKey of report.json in the raw store
/// @param change since the release that was current when this one was made; null when there was
///   none
public record ReleaseContent(
        String prefix,
        String engine,
        Source source,
        long rows,
        Assessment assessment,
        List<TableShape> tables,
        List<ReleaseFile> files,
        String reportKey,
        @Nullable Change change) {
    public static final String MANIFEST = "manifest.json";

    public ReleaseContent {
        tables = List.copyOf(tables);
        files = List.copyOf(files);
    }

    /// The same with what changed since the release before.
    public ReleaseContent with(Change since) {
        return new ReleaseContent(
                prefix, engine, source, rows, assessment, tables, files, reportKey, since);
    }

    /// What changed since the release before.
    ///
    /// @param document key of difference.json in the published store
    /// @param files all objects of the difference, by names relative to the release's prefix
    public record Change(String document, Difference.Rows rows, List<ReleaseFile> files) {
        public Change {
            files = List.copyOf(files);
        }
    }

    public String manifestKey() {
        return prefix + MANIFEST;
    }

    /// The file as the publisher dropped it.
    ///
    /// @param rawKey where its bytes are kept, in the raw store
    public record Source(String name, long bytes, String sha256, String rawKey) {}
}
