package org.khettara.embedded.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khettara.assessment.Portal;
import org.khettara.assessment.PortalAssessor;
import org.khettara.assessment.ReportFiles;
import org.khettara.assessment.links.LinkChecker;
import org.khettara.core.document.Json;
import org.khettara.embedded.Home;
import org.khettara.embedded.LocalEngine;
import org.khettara.pages.DatasetAssessment;
import org.khettara.pages.PortalReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `khettara assess`: how good the whole portal is, and what would make it better.
@Command(
        name = "assess",
        mixinStandardHelpOptions = true,
        description = {
            "Assesses the metadata of all datasets by the MQA of data.europa.eu (405 points),",
            "their data and the portal's rules, and says which repairs would give most.",
            "Adds what is counted today to assessment/series.csv in the home."
        })
final class AssessCommand implements Callable<Integer> {
    @ParentCommand private @Nullable Khettara root;

    @Option(names = "--json", description = "Print one JSON object per line and dataset.")
    private boolean json;

    @Option(
            names = "--to",
            paramLabel = "FOLDER",
            description =
                    "Write assessment.fr.html, .ar.html and .en.html, assessment.json, and all metrics as metrics.csv and metrics.parquet there.")
    private @Nullable Path to;

    @Option(
            names = "--check-links",
            description = {
                "Ask the addresses of other hosts, and services of register.csv, whether they answer:",
                "slowly, as their robots.txt allows, and each again after a week at the earliest."
            })
    private boolean links;

    @Option(
            names = "--minutes",
            paramLabel = "NUMBER",
            defaultValue = "10",
            description = "What asking may take (default: ${DEFAULT-VALUE}).")
    private int minutes;

    @Override
    public Integer call() throws IOException {
        Khettara khettara = Objects.requireNonNull(root);
        try (Home home = khettara.open()) {
            Portal portal = home.portal();
            if (links) {
                checkLinks(portal, khettara);
            }
            PortalReport report = PortalAssessor.assess(portal, Instant.now()).report();
            if (to != null) {
                int threads = Runtime.getRuntime().availableProcessors();
                ReportFiles.write(portal, report, LocalEngine.make(threads), to);
            } else if (json) {
                PrintStream out = khettara.terminal.out();
                report.datasets().forEach(dataset -> out.println(Json.line(dataset)));
            } else {
                print(report, khettara);
            }
            return Exit.DONE.status;
        }
    }

    /// Before anything is judged, so that nothing is judged twice.
    private void checkLinks(Portal portal, Khettara khettara) throws IOException {
        try (LinkChecker checker = LinkChecker.open(portal.base())) {
            int asked = PortalAssessor.checkLinks(portal, checker, Duration.ofMinutes(minutes));
            khettara.terminal
                    .err()
                    .println("Asked %s of other hosts.".formatted(Words.counted(asked, "link")));
        }
    }

    private static void print(PortalReport report, Khettara khettara) {
        var grid =
                new Grid(
                        Grid.Column.left("dataset"),
                        Grid.Column.right("points"),
                        Grid.Column.left("rating"),
                        Grid.Column.right("stars"),
                        Grid.Column.right("quality"),
                        Grid.Column.text("most valuable repair"));
        for (DatasetAssessment dataset : report.poorest(report.datasets().size())) {
            grid.row(
                    dataset.id(),
                    dataset.points(),
                    dataset.rating(),
                    dataset.stars(),
                    dataset.quality(),
                    dataset.toMend().isEmpty() ? "" : dataset.toMend().getFirst().fix().en());
        }
        Listing.print(khettara, grid, "Nothing to assess: no dataset is published.");
        if (report.datasets().isEmpty()) {
            return;
        }
        PrintStream out = khettara.terminal.out();
        out.println(
                "%nMetadata: %d of %d points on average. Data: %d of 100. What would give most:"
                        .formatted(report.meanPoints(), report.most(), report.meanQuality()));
        for (PortalReport.Repair repair : report.repairs()) {
            out.println(
                    "  +%-6d %d x %s"
                            .formatted(
                                    repair.worth(), repair.datasets(), repair.lack().fix().en()));
        }
    }
}
