package org.khettara.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.khettara.core.assess.Assessment;
import org.khettara.core.assess.Assessor;
import org.khettara.core.difference.Difference;
import org.khettara.core.difference.RowDifference;
import org.khettara.core.difference.TableDifference;
import org.khettara.core.document.Json;
import org.khettara.core.port.ObjectStore;
import org.khettara.core.port.ObjectStore.Creation;
import org.khettara.core.release.Claim;
import org.khettara.core.release.Manifest;
import org.khettara.core.release.ReleaseContent;
import org.khettara.core.release.ReleaseFile;
import org.khettara.core.report.Report;
import org.khettara.core.report.TableShape;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Sha256;

/// Stores the files of a release: data, schema and report first, the manifest last. Nothing points
/// to them until the ledger does, and nothing is ever overwritten: a worker that finds its own
/// bytes there already, from a run that died, adopts them.
final class Releaser {
    private final ObjectStore published;

    Releaser(ObjectStore published) {
        this.published = published;
    }

    /// @param folder holds the files that the report names, and report.json
    /// @param reportKey where the report is kept in the raw store
    ReleaseContent store(
            Claim claim,
            Report report,
            Assessment assessment,
            ReleaseContent.Source source,
            Path folder,
            String reportKey)
            throws IOException {
        DatasetId dataset = claim.upload().dataset();
        List<ReleaseFile> files = files(report, folder);
        List<TableShape> tables = Assessor.shapes(report);
        var manifest =
                new Manifest(
                        dataset.toString(),
                        claim.run().value(),
                        report.engine(),
                        source,
                        report.rows(),
                        tables,
                        files);
        String manifestName = ReleaseContent.MANIFEST;
        Files.write(folder.resolve(manifestName), Json.document(manifest));
        var all = new ArrayList<>(files);
        all.add(describe(folder, manifestName));

        String base =
                "datasets/%s/%s/v=%s".formatted(dataset.institution(), dataset.name(), claim.run());
        String prefix = base + "/";
        if (!createAll(prefix, folder, all)) {
            // Other bytes under our run id: an engine that is not deterministic, or a stranger.
            // Those stay; ours go beside them.
            prefix = base + "-e" + claim.epoch() + "/";
            if (!createAll(prefix, folder, all)) {
                throw new IOException("%s holds other bytes than this run made".formatted(prefix));
            }
        }
        return new ReleaseContent(
                prefix,
                report.engine(),
                source,
                report.rows(),
                assessment,
                tables,
                files,
                reportKey,
                null);
    }

    /// Stores what a difference consists of beside the release, under the run that it was compared
    /// with. The manifest does not name it: a release is the same whatever came before.
    ///
    /// @param folder holds the difference's files, under the names they get beside the release
    /// @return the release with its difference
    ReleaseContent add(ReleaseContent content, Difference difference, Path folder)
            throws IOException {
        String place = Difference.folder(difference.before());
        var names = new ArrayList<String>();
        for (TableDifference table : difference.tables()) {
            RowDifference rows = table.rows();
            if (rows != null && rows.csv() != null && rows.parquet() != null) {
                names.add(place + rows.csv());
                names.add(place + rows.parquet());
            }
        }
        String document = place + Difference.FILE_NAME;
        names.add(document);
        List<ReleaseFile> files = describe(folder, names);
        if (!createAll(content.prefix(), folder, files)) {
            throw new IOException(
                    "%s holds other bytes than this run made".formatted(content.prefix() + place));
        }
        return content.with(
                new ReleaseContent.Change(content.prefix() + document, difference.rows(), files));
    }

    private boolean createAll(String prefix, Path folder, List<ReleaseFile> files)
            throws IOException {
        for (ReleaseFile file : files) {
            Creation creation =
                    published.create(
                            prefix + file.name(),
                            folder.resolve(file.name()),
                            file.mediaType(),
                            file.sha256());
            if (creation instanceof Creation.Taken(String sha256)
                    && !sha256.equals(file.sha256())) {
                return false;
            }
        }
        return true;
    }

    private static List<ReleaseFile> files(Report report, Path folder) throws IOException {
        var names = new ArrayList<String>();
        for (Report.Table table : report.tables()) {
            names.add(table.csv());
            names.add(table.parquet());
            names.add(table.schema());
            if (table.rejects() != null) {
                names.add(Objects.requireNonNull(table.rejects()));
            }
        }
        names.add(Report.FILE_NAME);
        return describe(folder, names);
    }

    private static List<ReleaseFile> describe(Path folder, List<String> names) throws IOException {
        var files = new ArrayList<ReleaseFile>();
        for (String name : names) {
            files.add(describe(folder, name));
        }
        return files;
    }

    /// Name, type, size and hash of a local file.
    static ReleaseFile describe(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        return new ReleaseFile(name, mediaType(name), Files.size(file), Sha256.of(file));
    }

    /// Media types as registered with IANA.
    private static String mediaType(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "csv" -> "text/csv; charset=utf-8";
            case "parquet" -> "application/vnd.apache.parquet";
            case "json" -> "application/json";
            default -> "application/octet-stream";
        };
    }
}
