package org.khettara.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.Layer;
import org.khettara.core.catalogue.Metadata;
import org.khettara.core.catalogue.Origin;
import org.khettara.core.catalogue.Scope;
import org.khettara.core.catalogue.TableSchema;
import org.khettara.core.derive.NamedYear;
import org.khettara.core.describe.Findings;
import org.khettara.core.describe.Reading;
import org.khettara.core.document.Json;
import org.khettara.core.port.DescriptionFormat;
import org.khettara.core.port.Descriptions;
import org.khettara.core.port.ObjectStore;
import org.khettara.core.release.Settlement;
import org.khettara.core.report.Report;
import org.khettara.core.schema.Conformity;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.MetadataFile;
import org.khettara.core.upload.Upload;

/// Takes a description that was dropped beside data: finds out of what it speaks, and keeps it as
/// what the file says of that. A description at an institution's own level holds for all its
/// datasets; in a folder for the folder's dataset, and its terms for those below.
final class Describing {
    static final long LARGEST = 1 << 20;

    private static final Pattern BESIDE_ALL = Pattern.compile("metadata|datapackage");

    private final Descriptions descriptions;
    private final List<DescriptionFormat> formats;

    Describing(Descriptions descriptions, List<DescriptionFormat> formats) {
        this.descriptions = descriptions;
        this.formats = List.copyOf(formats);
    }

    /// The format of a description; empty for data.
    Optional<DescriptionFormat> format(Upload upload) {
        return formats.stream().filter(format -> format.reads(upload.fileName())).findFirst();
    }

    /// Keeps what a description says.
    ///
    /// @return what there is to be said of it
    List<Report.Finding> keep(Upload upload, Reading.Said said, Instant now) throws IOException {
        var findings = new ArrayList<>(said.findings());
        for (Reading.Statement statement : said.statements()) {
            Description description = statement.description();
            if (statement.file() != null && isBesideAll(upload)) {
                DatasetId dataset = DatasetId.ofFile(upload.institution(), statement.file());
                keep(upload, new Scope.OfDataset(dataset), description, now);
            } else if (isBesideAll(upload)) {
                if (!description.asDefault().equals(description)) {
                    findings.add(Findings.notADefault());
                }
                var scope = new Scope.OfInstitution(upload.institution());
                keep(upload, scope, description.asDefault(), now);
            } else {
                keep(upload, new Scope.OfDataset(upload.dataset()), description, now);
                keep(upload, new Scope.OfFolder(upload.dataset()), description.terms(), now);
            }
        }
        return findings;
    }

    private static boolean isBesideAll(Upload upload) {
        return BESIDE_ALL.matcher(upload.dataset().name()).matches()
                && MetadataFile.described(upload.fileName()).isEmpty();
    }

    /// A later upload of the description stands, whichever of the two is read first.
    private void keep(Upload upload, Scope scope, Description description, Instant now)
            throws IOException {
        var layer =
                new Layer(
                        scope,
                        Origin.FILE,
                        description,
                        upload.object().key(),
                        now,
                        upload.sequencer());
        Optional<Layer> there;
        do {
            there = descriptions.find(scope, Origin.FILE);
        } while (there.filter(layer::isNotAfter).isEmpty()
                && !descriptions.replace(layer, there.map(Layer::sequencer).orElse(null)));
    }

    /// Whether anyone says under which licence a dataset is.
    boolean hasLicence(DatasetId dataset) throws IOException {
        return descriptions.around(dataset).stream()
                .anyMatch(layer -> layer.description().licence() != null);
    }

    /// The report with what is not as the dataset's declared schema has it.
    ///
    /// @param tables folder of the CSVs that the report names
    Report held(Report report, DatasetId dataset, Path tables) throws IOException {
        Description said = Metadata.of(Layer.byOrigin(descriptions.around(dataset))).description();
        TableSchema declared = said.tableSchema();
        return declared == null
                ? report
                : Conformity.judged(
                        report, csv -> Files.newInputStream(tables.resolve(csv)), declared);
    }

    /// `description.json`: what there is to be said of a description that was taken.
    record ToMend(List<Report.Finding> findings) {
        static final String FILE_NAME = "description.json";
    }

    /// What is to be mended in what is said of a dataset; null when there is nothing.
    ///
    /// @param raw where the findings of descriptions are kept
    @Nullable List<Report.Finding> toMend(
            Settlement settlement, @Nullable Report report, ObjectStore raw) throws IOException {
        List<Report.Finding> findings =
                switch (settlement.state()) {
                    case PUBLISHED, UNCHANGED, SUPERSEDED, HELD ->
                            ofRelease(settlement.upload().dataset(), report);
                    case DESCRIBED -> {
                        String key = Objects.requireNonNull(settlement.reportKey());
                        try (InputStream in = raw.open(key)) {
                            yield Json.read(in, ToMend.class).findings();
                        }
                    }
                    case REFUSED, FAILED, DECLINED, WITHDRAWN, DELETED -> List.of();
                };
        return findings.isEmpty() ? null : findings;
    }

    private List<Report.Finding> ofRelease(DatasetId dataset, @Nullable Report report)
            throws IOException {
        var findings = new ArrayList<Report.Finding>();
        if (!hasLicence(dataset)) {
            findings.add(Findings.noLicence());
        }
        if (report != null) {
            NamedYear.contradicted(report).ifPresent(findings::add);
        }
        return findings;
    }

    static Reading read(DescriptionFormat format, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return format.read(in).kept();
        }
    }
}
