package org.khettara.core.release;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khettara.core.assess.Assessment;
import org.khettara.core.report.TableShape;
import org.khettara.core.upload.Sha256;

/// Everything about a release that is known before it has a number.
///
/// @param prefix folder in the published store, ending with `/`; empty for a tombstone
/// @param engine version of the engine that made it
/// @param tables the tables with their columns, in order
/// @param files all objects but the manifest
/// @param reportKey of report.json in the raw store
/// @param holding where its files wait and why; null when they never had to
public record ReleaseContent(
        String prefix,
        String engine,
        Source source,
        long rows,
        Assessment assessment,
        List<TableShape> tables,
        List<ReleaseFile> files,
        String reportKey,
        @Nullable Holding holding) {
    public static final String MANIFEST = "manifest.json";

    /// What stands where the files of a withdrawn release were.
    public static final String WITHDRAWN = "withdrawn.json";

    public ReleaseContent {
        tables = List.copyOf(tables);
        files = List.copyOf(files);
    }

    /// Of a tombstone: no file, and whoever read the dataset loses it.
    static ReleaseContent none(String fileName) {
        var nothing = new Assessment(0, 0, 0, 0, Assessment.Compatibility.BREAKING, List.of());
        var source = new Source(fileName, 0, Sha256.of(new byte[0]), "");
        return new ReleaseContent("", "", source, 0, nothing, List.of(), List.of(), "", null);
    }

    /// The same, with its files waiting for a person.
    public ReleaseContent held(Holding where) {
        return new ReleaseContent(
                prefix, engine, source, rows, assessment, tables, files, reportKey, where);
    }

    public String manifestKey() {
        return prefix + MANIFEST;
    }

    /// The file as the publisher dropped it.
    ///
    /// @param rawKey where its bytes are kept, in the raw store
    public record Source(String name, long bytes, String sha256, String rawKey) {}

    /// Files that wait for a person.
    ///
    /// @param prefix folder in the raw store, ending with `/`
    public record Holding(String prefix, List<HoldReason> reasons) {
        public Holding {
            reasons = List.copyOf(reasons);
        }
    }
}
