package org.khettara.core.release;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.khettara.core.assess.Assessment;
import org.khettara.core.difference.Compatibility;
import org.khettara.core.difference.Difference;
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
        @Nullable Holding holding,
        @Nullable StoredDifference change) {
    public static final String MANIFEST = "manifest.json";

    /// What stands where the files of a withdrawn release were.
    public static final String WITHDRAWN = "withdrawn.json";

    public ReleaseContent {
        tables = List.copyOf(tables);
        files = List.copyOf(files);
    }

    /// Of a tombstone: no file, and whoever read the dataset loses it.
    static ReleaseContent none(String fileName) {
        var nothing = new Assessment(0, 0, 0, 0, Compatibility.BREAKING, List.of());
        var source = new Source(fileName, 0, Sha256.of(new byte[0]), "");
        return new ReleaseContent("", "", source, 0, nothing, List.of(), List.of(), "", null, null);
    }

    /// The same, with its files waiting for a person.
    public ReleaseContent held(Holding where) {
        return new ReleaseContent(
                prefix, engine, source, rows, assessment, tables, files, reportKey, where, change);
    }

    /// The same with what changed since the release before.
    public ReleaseContent with(StoredDifference since) {
        return new ReleaseContent(
                prefix, engine, source, rows, assessment, tables, files, reportKey, holding, since);
    }

    /// All objects but the manifest, those of the difference included.
    public List<ReleaseFile> objects() {
        return change == null
                ? files
                : Stream.concat(files.stream(), change.files().stream()).toList();
    }

    /// What changed since the release before.
    ///
    /// @param document key of difference.json in the published store
    /// @param files all objects of the difference, by names relative to the release's prefix
    public record StoredDifference(String document, Difference.Rows rows, List<ReleaseFile> files) {
        public StoredDifference {
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

    /// Files that wait for a person.
    ///
    /// @param prefix folder in the raw store, ending with `/`
    public record Holding(String prefix, List<HoldReason> reasons) {
        public Holding {
            reasons = List.copyOf(reasons);
        }
    }
}
