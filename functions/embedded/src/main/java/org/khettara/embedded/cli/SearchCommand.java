package org.khettara.embedded.cli;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khettara.core.document.Json;
import org.khettara.core.search.SearchDocument;
import org.khettara.core.search.SearchQuery;
import org.khettara.embedded.Home;
import org.khettara.embedded.store.SearchIndex.Found;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `khettara search`: datasets by what is written of them and in them.
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = {
            "Finds datasets by words in French or Arabic, whatever their accents and spelling: of titles,",
            "descriptions, keywords, the institution's name, columns, and frequent values."
        })
final class SearchCommand implements Callable<Integer> {
    private static final int MOST = 1000;

    @ParentCommand private @Nullable Khettara root;

    @Parameters(
            arity = "0..*",
            paramLabel = "WORDS",
            description = "What to look for; without any, the latest datasets.")
    private List<String> words = List.of();

    @Option(names = "--institution", paramLabel = "ID", description = "Only those of one.")
    private @Nullable String institution;

    @Option(
            names = "--theme",
            paramLabel = "CODE",
            description = "Only those of a theme of the EU's list: ECON, HEAL, ...")
    private @Nullable String theme;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "Only those that come in a format: xlsx, csv, ...")
    private @Nullable String format;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many to show, 1 to 1000 (default: 20).")
    private int limit;

    @Option(names = "--json", description = "Print one JSON object per line.")
    private boolean json;

    @Option(names = "--rebuild", description = "Make the search index anew first.")
    private boolean rebuild;

    @Override
    public Integer call() throws IOException {
        Khettara khettara = Objects.requireNonNull(root);
        if (limit < 1 || limit > MOST) {
            throw new UsageException("--limit: expected 1 to %d, found %d".formatted(MOST, limit));
        }
        try (Home home = khettara.open()) {
            if (rebuild) {
                long datasets = home.following().rebuildSearch();
                khettara.terminal.err().println("%,d datasets can be found.".formatted(datasets));
                if (words.isEmpty()) {
                    return Exit.DONE.status;
                }
            }
            var filters = new SearchQuery.Filters(institution, theme, format);
            var query = SearchQuery.of(String.join(" ", words), filters, limit, 0);
            show(khettara, home.following().search(query));
            return Exit.DONE.status;
        }
    }

    private void show(Khettara khettara, Found found) {
        var grid =
                new Grid(
                        Grid.Column.left("dataset"),
                        Grid.Column.text("title"),
                        Grid.Column.text("institution"),
                        Grid.Column.right("rows"));
        for (SearchDocument document : found.documents()) {
            if (json) {
                khettara.terminal.out().println(Json.line(document));
            }
            grid.row(
                    document.dataset(),
                    document.titles().getFirst(),
                    document.institutionName(),
                    "%,d".formatted(document.rows()));
        }
        if (!json) {
            Listing.print(khettara, grid, "Nothing was found.");
        }
        if (found.total() > found.documents().size()) {
            khettara.terminal
                    .err()
                    .println(
                            "%,d of %,d; --limit shows more."
                                    .formatted(found.documents().size(), found.total()));
        }
    }
}
