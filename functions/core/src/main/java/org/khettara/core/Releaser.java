package org.khettara.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khettara.core.assess.Assessment;
import org.khettara.core.assess.Assessor;
import org.khettara.core.difference.Difference;
import org.khettara.core.difference.RowDifference;
import org.khettara.core.difference.TableDifference;
import org.khettara.core.document.Json;
import org.khettara.core.meaning.PersonalDataWords;
import org.khettara.core.port.ObjectStore;
import org.khettara.core.release.Claim;
import org.khettara.core.release.HoldReason;
import org.khettara.core.release.Manifest;
import org.khettara.core.release.ReleaseContent;
import org.khettara.core.release.ReleaseContent.Holding;
import org.khettara.core.release.ReleaseFile;
import org.khettara.core.release.ReleasePolicy;
import org.khettara.core.report.PersonalData;
import org.khettara.core.report.Report;
import org.khettara.core.report.TableShape;
import org.khettara.core.upload.DatasetId;

/// Stores the files of a release: data, schema and report first, the manifest last. Nothing points
/// to them until the ledger does, and nothing is ever overwritten: a worker that finds its own
/// bytes there already, from a run that died, adopts them.
final class Releaser {
    /// A release that was held is published under a name of its own, with its epoch: under the
    /// run's plain name, and beside it in any epoch until then, there may be what was stored before
    /// the policy changed, and that must go.
    static final String APPROVED = "-approved";

    private final ReleaseObjects published;
    private final ReleaseObjects raw;

    Releaser(ObjectStore published, ObjectStore raw) {
        this.published = new ReleaseObjects(published);
        this.raw = new ReleaseObjects(raw);
    }

    /// What a run has made, on the local disk.
    ///
    /// @param files that the report names, report.json and derived.json
    /// @param difference to the release that is served; null when none is
    /// @param work holds the files, and those of the difference beside them
    /// @param reportKey where the report is kept in the raw store
    record Made(
            Report report,
            Assessment assessment,
            ReleaseContent.Source source,
            List<ReleaseFile> files,
            @Nullable Difference difference,
            Workspace work,
            String reportKey) {}

    /// The report, or the refusal of a file with personal data that the policy does not let pass.
    /// Of such a file nothing is kept but its bytes, in the raw store.
    static Report screened(Report report, ReleasePolicy policy) {
        List<PersonalData> refused = policy.refused(report.personalData());
        return refused.isEmpty()
                ? report
                : Report.refused(
                        report.engine(), report.source(), PersonalDataWords.refusal(refused));
    }

    /// Stores the files where readers will find them.
    ReleaseContent publish(Claim claim, Made made) throws IOException {
        String prefix = create(published, "datasets/" + folder(claim), claim, made);
        return content(made, prefix, addDifference(published, prefix, made));
    }

    /// Stores the files where readers do not see them.
    ReleaseContent hold(Claim claim, Made made, List<HoldReason> reasons) throws IOException {
        String held = create(raw, "held/" + folder(claim), claim, made);
        List<ReleaseFile> beside = addDifference(raw, held, made);
        String prefix = "datasets/%s-e%d%s/".formatted(folder(claim), claim.epoch(), APPROVED);
        return content(made, prefix, beside).held(new Holding(held, reasons));
    }

    private static String folder(Claim claim) {
        DatasetId dataset = claim.upload().dataset();
        return "%s/%s/v=%s".formatted(dataset.institution(), dataset.name(), claim.run());
    }

    /// Returns the prefix that the files are under now.
    private static String create(ReleaseObjects store, String base, Claim claim, Made made)
            throws IOException {
        Path folder = made.work().tables();
        String manifest = ReleaseContent.MANIFEST;
        Files.write(folder.resolve(manifest), Json.document(manifest(claim, made)));
        var all = new ArrayList<>(made.files());
        all.add(ReleaseObjects.describe(folder, manifest));
        return store.create(base, claim, folder, all);
    }

    private static Manifest manifest(Claim claim, Made made) {
        Report report = made.report();
        List<TableShape> tables = Assessor.shapes(report);
        return new Manifest(
                claim.upload().dataset().toString(),
                claim.run().value(),
                report.engine(),
                made.source(),
                report.rows(),
                tables,
                made.files());
    }

    /// Stores what a difference consists of beside the release, under the run that it was compared
    /// with. The manifest does not name it: a release is the same whatever came before.
    private static List<ReleaseFile> addDifference(ReleaseObjects store, String prefix, Made made)
            throws IOException {
        Difference difference = made.difference();
        if (difference == null) {
            return List.of();
        }
        String place = Difference.folder(difference.before());
        var names = new ArrayList<String>();
        for (TableDifference table : difference.tables()) {
            RowDifference rows = table.rows();
            if (rows != null && rows.csv() != null && rows.parquet() != null) {
                names.add(place + rows.csv());
                names.add(place + rows.parquet());
            }
        }
        names.add(place + Difference.FILE_NAME);
        Path folder = made.work().beside();
        List<ReleaseFile> files = ReleaseObjects.describe(folder, names);
        if (!store.create(prefix, folder, files)) {
            throw new IOException(
                    "%s holds other bytes than this run made".formatted(prefix + place));
        }
        return files;
    }

    private static ReleaseContent content(Made made, String prefix, List<ReleaseFile> beside) {
        Report report = made.report();
        Difference difference = made.difference();
        var content =
                new ReleaseContent(
                        prefix,
                        report.engine(),
                        made.source(),
                        report.rows(),
                        made.assessment(),
                        Assessor.shapes(report),
                        made.files(),
                        made.reportKey(),
                        null,
                        null);
        return difference == null
                ? content
                : content.with(
                        new ReleaseContent.StoredDifference(
                                prefix
                                        + Difference.folder(difference.before())
                                        + Difference.FILE_NAME,
                                difference.rows(),
                                beside));
    }
}
