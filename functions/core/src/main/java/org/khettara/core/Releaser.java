package org.khettara.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.khettara.core.assess.Assessment;
import org.khettara.core.assess.Assessor;
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
        return new ReleaseContent(
                create(published, base, claim, folder, all),
                report.engine(),
                source,
                report.rows(),
                assessment,
                tables,
                files,
                reportKey);
    }

    /// Creates local files under `<base>/`, and returns that prefix. Where other bytes lie there
    /// under our run id (of an engine that is not deterministic, of an attempt that judged
    /// otherwise and died, of a stranger), those stay and ours go beside them.
    static String create(
            ObjectStore store, String base, Claim claim, Path folder, List<ReleaseFile> files)
            throws IOException {
        String prefix = base + "/";
        if (createAll(store, prefix, folder, files)) {
            return prefix;
        }
        String beside = base + "-e" + claim.epoch() + "/";
        if (createAll(store, beside, folder, files)) {
            return beside;
        }
        throw new IOException("%s holds other bytes than this run made".formatted(beside));
    }

    private static boolean createAll(
            ObjectStore store, String prefix, Path folder, List<ReleaseFile> files)
            throws IOException {
        for (ReleaseFile file : files) {
            Creation creation =
                    store.create(
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
