package org.khettara.embedded.cli;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khettara.core.document.Json;
import org.khettara.core.release.Release;
import org.khettara.embedded.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `khettara datasets`: what readers are served.
@Command(
        name = "datasets",
        mixinStandardHelpOptions = true,
        description = "Lists the datasets with their current release.")
final class DatasetsCommand implements Callable<Integer> {
    @ParentCommand private @Nullable Khettara root;

    @Option(names = "--json", description = "Print one JSON object per line.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Khettara khettara = Objects.requireNonNull(root);
        try (Home home = khettara.open()) {
            var grid =
                    new Grid(
                            Grid.Column.left("dataset"),
                            Grid.Column.right("release"),
                            Grid.Column.right("rows"),
                            Grid.Column.right("score"),
                            Grid.Column.left("released"),
                            Grid.Column.left("file"));
            for (Release release : home.datasets()) {
                var content = release.content();
                grid.row(
                        release.dataset(),
                        release.number(),
                        "%,d".formatted(content.rows()),
                        content.assessment().score(),
                        Words.time(release.releasedAt()),
                        content.source().name());
                if (json) {
                    khettara.terminal.out().println(Json.line(ReleaseLine.of(release)));
                }
            }
            if (!json) {
                Listing.print(khettara, grid, "No datasets yet: 'khettara demo' makes some.");
            }
            return Exit.DONE.status;
        }
    }
}
