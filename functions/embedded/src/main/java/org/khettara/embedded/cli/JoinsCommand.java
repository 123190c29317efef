package org.khettara.embedded.cli;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khettara.core.document.Json;
import org.khettara.core.join.Join;
import org.khettara.core.upload.DatasetId;
import org.khettara.embedded.Home;
import org.khettara.embedded.HomeJoins;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `khettara joins`: datasets that share keys with one.
@Command(
        name = "joins",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the datasets whose rows may be joined to those of one: they share codes of places, numbers",
            "of companies or other keys. Shares are of different values; '~' marks an estimate."
        })
final class JoinsCommand implements Callable<Integer> {
    @ParentCommand private @Nullable Khettara root;

    @Parameters(paramLabel = "DATASET", description = "A dataset, as 'khettara datasets' lists it.")
    private String which = "";

    @Option(names = "--json", description = "Print one JSON object per line.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Khettara khettara = Objects.requireNonNull(root);
        DatasetId dataset = Words.dataset(which);
        try (Home home = khettara.open()) {
            if (home.current(dataset).isEmpty()) {
                khettara.terminal.err().println("No release of %s is published.".formatted(which));
                return Exit.USAGE.status;
            }
            show(khettara, new HomeJoins(home).of(dataset));
            return Exit.DONE.status;
        }
    }

    private void show(Khettara khettara, List<Join> joins) {
        var grid =
                new Grid(
                        Grid.Column.left("keys"),
                        Grid.Column.text("column"),
                        Grid.Column.left("shared with"),
                        Grid.Column.text("its column"),
                        Grid.Column.right("of these"),
                        Grid.Column.right("of those"));
        for (Join join : joins) {
            if (json) {
                khettara.terminal.out().println(Json.line(join));
            }
            grid.row(
                    Words.of(join.kind().words()),
                    join.here().column(),
                    join.there().dataset(),
                    join.there().column(),
                    percent(join.shareHere(), join),
                    percent(join.shareThere(), join));
        }
        if (!json) {
            Listing.print(khettara, grid, "No dataset shares its keys.");
        }
    }

    private static String percent(double share, Join join) {
        return "%s%d %%".formatted(join.estimated() ? "~" : "", Math.round(share * 100));
    }
}
