package org.khettara.embedded.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khettara.core.document.Json;
import org.khettara.core.release.Release;
import org.khettara.core.release.Standing;
import org.khettara.embedded.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `khettara releases`: the versions of a dataset.
@Command(
        name = "releases",
        mixinStandardHelpOptions = true,
        description = "Lists the releases of a dataset, and where their files lie.")
final class ReleasesCommand implements Callable<Integer> {
    @ParentCommand private @Nullable Khettara root;

    @Parameters(paramLabel = "DATASET", description = "As 'khettara datasets' lists it.")
    private String dataset = "";

    @Option(names = "--json", description = "Print one JSON object per line.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Khettara khettara = Objects.requireNonNull(root);
        try (Home home = khettara.open()) {
            List<Release> releases = home.releases(Words.dataset(dataset));
            if (releases.isEmpty()) {
                throw new UsageException(
                        "There is no dataset %s here. 'khettara datasets' lists them."
                                .formatted(dataset));
            }
            var grid =
                    new Grid(
                            Grid.Column.right("release"),
                            Grid.Column.left("state"),
                            Grid.Column.right("rows"),
                            Grid.Column.right("score"),
                            Grid.Column.left("for readers"),
                            Grid.Column.left("released"),
                            Grid.Column.left("file"));
            Long served = home.desk().pointer(releases.getFirst().dataset()).number();
            for (Release release : releases) {
                row(grid, release, served != null && served == release.number());
                if (json) {
                    khettara.terminal.out().println(Json.line(ReleaseLine.of(release)));
                }
            }
            if (!json) {
                grid.print(khettara.terminal);
                places(khettara, home, releases);
            }
            return Exit.DONE.status;
        }
    }

    private static void places(Khettara khettara, Home home, List<Release> releases) {
        Path store = home.folder().resolve("store");
        khettara.terminal.out().println();
        for (Release release : releases) {
            var holding = release.content().holding();
            Path place =
                    release.isPublic() || holding == null
                            ? store.resolve("published").resolve(release.content().prefix())
                            : store.resolve("raw").resolve(holding.prefix());
            if (release.standing() != Standing.DELETED) {
                khettara.terminal
                        .out()
                        .println("release %d: %s".formatted(release.number(), place));
            }
        }
    }

    private static void row(Grid grid, Release release, boolean served) {
        var content = release.content();
        grid.row(
                release.number(),
                served ? "served" : release.standing(),
                "%,d".formatted(content.rows()),
                content.assessment().score(),
                content.assessment().compatibility(),
                Words.time(release.releasedAt()),
                content.source().name());
    }
}
