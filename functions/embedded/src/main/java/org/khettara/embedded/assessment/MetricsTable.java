package org.khettara.embedded.assessment;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khettara.core.WorkFolder;
import org.khettara.core.document.CsvRows;
import org.khettara.core.history.Measures;
import org.khettara.core.history.Measures.Measure;
import org.khettara.core.port.TableEngine;
import org.khettara.core.release.Release;
import org.khettara.core.report.Report;
import org.khettara.core.upload.DatasetId;
import org.khettara.embedded.Home;
import org.khettara.embedded.LocalEngine;
import org.khettara.pages.DatasetAssessment;
import org.khettara.pages.PortalReport;

/// All metrics of all datasets as one table, `metrics.csv` and `metrics.parquet`: a row per
/// dataset, release, table, column and metric. Table and column are empty for what is of the whole.
public final class MetricsTable {
    private static final int DIGITS = 6;
    private static final String CSV = "metrics.csv";
    private static final String PARQUET = "metrics.parquet";
    private static final List<String> COLUMNS =
            List.of("dataset", "release", "released_at", "table", "column", "metric", "value");

    private final Home home;
    private final Writer out;

    private MetricsTable(Home home, Writer out) {
        this.home = home;
        this.out = out;
    }

    /// Writes both files; one report is in memory at a time.
    ///
    /// @param folder that is there
    public static void write(Home home, PortalReport portal, Path folder) throws IOException {
        Path csv = folder.resolve(CSV);
        try (Writer out = Files.newBufferedWriter(csv)) {
            out.write(CsvRows.row(COLUMNS));
            var table = new MetricsTable(home, out);
            for (DatasetAssessment dataset : portal.datasets()) {
                table.dataset(dataset);
            }
        }
        if (portal.datasets().isEmpty()) {
            Files.deleteIfExists(folder.resolve(PARQUET));
        } else {
            parquet(folder);
        }
    }

    private void dataset(DatasetAssessment dataset) throws IOException {
        DatasetId id = DatasetId.parse(dataset.id());
        for (Release release : home.releases(id)) {
            if (release.isPublic()) {
                release(release);
            }
        }
        Release current = home.current(id).orElse(null);
        if (current != null) {
            row(current, measure("mqa_points", dataset.points()));
            row(current, measure("stars", dataset.stars()));
            row(current, measure("odin_openness", dataset.openness()));
        }
    }

    private void release(Release release) throws IOException {
        var assessment = release.content().assessment();
        row(release, measure("score", assessment.score()));
        row(release, measure("completeness", rounded(assessment.completeness())));
        row(release, measure("validity", rounded(assessment.validity())));
        row(release, measure("readability", rounded(assessment.readability())));
        for (Measure measure : Measures.of(home.report(release))) {
            row(release, measure);
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

    private void row(Release release, Measure measure) throws IOException {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(release.dataset());
        cells.add(release.number());
        cells.add(release.releasedAt());
        cells.add(measure.table());
        cells.add(measure.column());
        cells.add(measure.metric());
        cells.add(measure.value());
        out.write(CsvRows.row(cells));
    }

    /// By the engine, as it makes those of the datasets.
    private static void parquet(Path folder) throws IOException {
        try (var work = WorkFolder.make(folder, ".metrics")) {
            int threads = Runtime.getRuntime().availableProcessors();
            Report report =
                    LocalEngine.make(threads)
                            .normalise(
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
