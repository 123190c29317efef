package org.khettara.core.release;

import java.util.List;
import org.khettara.core.report.TableShape;

/// `manifest.json`: the last object of a release to be written; while it is missing, the release
/// does not exist. Names every other object with its size and hash (schemas/manifest.schema.json).
public record Manifest(
        String dataset,
        String run,
        String engine,
        ReleaseContent.Source source,
        long rows,
        List<TableShape> tables,
        List<ReleaseFile> files) {
    public Manifest {
        tables = List.copyOf(tables);
        files = List.copyOf(files);
    }
}
