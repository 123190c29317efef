package org.khettara.assessment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.khettara.core.WorkFolder;
import org.khettara.core.document.CsvRows;
import org.khettara.core.history.Measures;
import org.khettara.core.history.Measures.Measure;
import org.khettara.core.port.TableEngine;
import org.khettara.core.release.Release;
import org.khettara.core.report.Report;
import org.khettara.core.upload.DatasetId;
import org.khettara.pages.DatasetAssessment;
import org.khettara.pages.PortalReport;

/// All metrics of all datasets as one table, `metrics.csv` and `metrics.parquet`: a row per
/// dataset, release, table, column and metric. Table and column are empty for what is of the whole.
record MetricsTable(Portal portal) {
    private static final int DIGITS = 6;
    static final String CSV = "metrics.csv";
    static final String PARQUET = "metrics.parquet";
    private static final List<String> COLUMNS =
            List.of("dataset", "release", "released_at", "table", "column", "metric", "value");

    /// Writes both files; the rows of a few datasets are in memory at a time.
    ///
    /// @param folder that is there
    void write(PortalReport report, TableEngine engine, Path folder) throws IOException {
        Path csv = folder.resolve(CSV);
        try (Writer out = Files.newBufferedWriter(csv);
                Stream<String> datasets =
                        report.datasets().stream()
                                .gather(
                                        Gatherers.mapConcurrent(
                                                PortalAssessor.AT_ONCE, this::rows))) {
            out.write(CsvRows.row(COLUMNS));
            for (var rows = datasets.iterator(); rows.hasNext(); ) {
                out.write(rows.next());
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (report.datasets().isEmpty()) {
            Files.deleteIfExists(folder.resolve(PARQUET));
        } else {
            parquet(engine, folder);
        }
    }

    private String rows(DatasetAssessment dataset) {
        try {
            return ofDataset(dataset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String ofDataset(DatasetAssessment dataset) throws IOException {
        DatasetId id = DatasetId.parse(dataset.id());
        var rows = new StringBuilder();
        for (Release release : portal.ledger().releases(id)) {
            if (release.isPublic()) {
                ofRelease(release, rows);
            }
        }
        Release current = portal.ledger().current(id).orElse(null);
        if (current != null) {
            rows.append(row(current, measure("mqa_points", dataset.points())))
                    .append(row(current, measure("stars", dataset.stars())))
                    .append(row(current, measure("odin_openness", dataset.openness())));
        }
        return rows.toString();
    }

    private void ofRelease(Release release, StringBuilder rows) throws IOException {
        var assessment = release.content().assessment();
        rows.append(row(release, measure("score", assessment.score())))
                .append(row(release, measure("completeness", rounded(assessment.completeness()))))
                .append(row(release, measure("validity", rounded(assessment.validity()))))
                .append(row(release, measure("readability", rounded(assessment.readability()))));
        for (Measure measure : Measures.of(portal.report(release))) {
            rows.append(row(release, measure));
        }
    }

    /// Six digits tell any two shares of a million rows apart.
    private static String rounded(double share) {
        return BigDecimal.valueOf(share)
                .setScale(DIGITS, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static Measure measure(String metric, Object value) {
        return new Measure(null, null, metric, value.toString());
    }

    private static String row(Release release, Measure measure) {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(release.dataset());
        cells.add(release.number());
        cells.add(release.releasedAt());
        cells.add(measure.table());
        cells.add(measure.column());
        cells.add(measure.metric());
        cells.add(measure.value());
        return CsvRows.row(cells);
    }

    /// By the engine, as it makes those of the datasets.
    private static void parquet(TableEngine engine, Path folder) throws IOException {
        try (var work = WorkFolder.make(folder, ".metrics")) {
            Report report =
                    engine.normalise(
                            new TableEngine.Source(folder.resolve(CSV), CSV),
                            work.path(),
                            TableEngine.CellText.CANONICAL);
            if (report.tables().isEmpty()) {
                throw new IllegalStateException("the engine refused our own table: " + report);
            }
            Files.move(
                    work.path().resolve(report.tables().getFirst().parquet()),
                    folder.resolve(PARQUET),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
