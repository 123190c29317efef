package org.khettara.embedded.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khettara.core.document.Json;
import org.khettara.core.history.Anomalies;
import org.khettara.core.history.Measures;
import org.khettara.core.history.Measures.Measure;
import org.khettara.core.history.SuggestedRule;
import org.khettara.core.history.Suggestions;
import org.khettara.core.release.Release;
import org.khettara.core.report.Report;
import org.khettara.core.report.Report.Finding;
import org.khettara.core.upload.DatasetId;
import org.khettara.embedded.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `khettara history`: what the releases of a dataset were like, one after the other.
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the metrics of each release of a dataset and what was unusual in it,",
            "and proposes as rules what always held."
        })
final class HistoryCommand implements Callable<Integer> {
    @ParentCommand private @Nullable Khettara root;

    @Parameters(paramLabel = "DATASET", description = "A dataset, as 'khettara datasets' lists it.")
    private String which = "";

    @Option(names = "--json", description = "Print one JSON document, with every metric.")
    private boolean json;

    /// The whole of it.
    record History(String dataset, List<Past> releases, List<SuggestedRule> rules) {}

    /// One release.
    ///
    /// @param unusual seen from the releases before it
    record Past(
            long release,
            String releasedAt,
            int score,
            List<Measure> metrics,
            List<Finding> unusual) {}

    @Override
    public Integer call() throws IOException {
        Khettara khettara = Objects.requireNonNull(root);
        try (Home home = khettara.open()) {
            History history = history(home, Words.dataset(which));
            if (history.releases().isEmpty()) {
                khettara.terminal.err().println("No release of %s is published.".formatted(which));
                return Exit.USAGE.status;
            }
            if (json) {
                khettara.terminal.out().println(Json.line(history));
            } else {
                print(history, khettara);
            }
            return Exit.DONE.status;
        }
    }

    /// No more reports are in memory than anomalies look back at.
    private static History history(Home home, DatasetId dataset) throws IOException {
        var past = new ArrayList<Past>();
        var reports = new ArrayList<Report>();
        for (Release release : home.releases(dataset)) {
            if (!release.isPublic()) {
                continue;
            }
            Report report = home.report(release);
            past.add(
                    new Past(
                            release.number(),
                            release.releasedAt().toString(),
                            release.content().assessment().score(),
                            Measures.of(report),
                            Anomalies.of(reports, report)));
            reports.add(report);
            if (reports.size() > Anomalies.WINDOW) {
                reports.removeFirst();
            }
        }
        return new History(dataset.toString(), past, Suggestions.of(reports));
    }

    private static void print(History history, Khettara khettara) {
        var grid =
                new Grid(
                        Grid.Column.right("release"),
                        Grid.Column.left("released at"),
                        Grid.Column.right("rows"),
                        Grid.Column.right("missing"),
                        Grid.Column.right("quality"),
                        Grid.Column.right("unusual"));
        for (Past past : history.releases()) {
            grid.row(
                    past.release(),
                    past.releasedAt(),
                    past.metrics().getFirst().value(),
                    missing(past.metrics()),
                    past.score(),
                    past.unusual().size());
        }
        grid.print(khettara.terminal);
        PrintStream out = khettara.terminal.out();
        for (Past past : history.releases()) {
            for (Finding finding : past.unusual()) {
                out.println(
                        Terminal.safe("%d: %s".formatted(past.release(), finding.message().en())));
            }
        }
        if (!history.rules().isEmpty()) {
            out.println("\nHeld in every one of the last releases, proposed as rules:");
        }
        for (SuggestedRule rule : history.rules()) {
            out.println(Terminal.safe("  %s: %s".formatted(rule.table(), rule.rule().en())));
        }
    }

    private static long missing(List<Measure> metrics) {
        return metrics.stream()
                .filter(measure -> measure.metric().equals("missing"))
                .mapToLong(measure -> Long.parseLong(measure.value()))
                .sum();
    }
}
