package org.khettara.embedded.cli;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.document.Json;
import org.khettara.core.upload.DatasetId;
import org.khettara.embedded.Described;
import org.khettara.embedded.Describer;
import org.khettara.embedded.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `khettara drafts`: what is still to be described.
@Command(
        name = "drafts",
        mixinStandardHelpOptions = true,
        description =
                "Lists the datasets of which nobody has said anything: their records are drafts.")
final class DraftsCommand implements Callable<Integer> {
    @ParentCommand private @Nullable Khettara root;

    @Option(names = "--json", description = "Print one JSON object per line.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Khettara khettara = Objects.requireNonNull(root);
        try (Home home = khettara.open()) {
            Describer describer = home.describer();
            var grid =
                    new Grid(
                            Grid.Column.left("dataset"),
                            Grid.Column.left("title"),
                            Grid.Column.left("themes"));
            for (DatasetId draft : describer.drafts()) {
                CatalogueEntry entry = describer.entry(draft).orElseThrow();
                var description = entry.metadata().description();
                grid.row(
                        draft,
                        description.title() == null ? "" : description.title().in("fr"),
                        description.themes() == null
                                ? ""
                                : String.join(", ", description.themes()));
                if (json) {
                    khettara.terminal.out().println(Json.line(Described.of(entry)));
                }
            }
            if (!json) {
                Listing.print(khettara, grid, "No drafts: somebody has described every dataset.");
            }
            return Exit.DONE.status;
        }
    }
}
