package org.khettara.embedded.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khettara.core.document.Json;
import org.khettara.core.receipt.Receipt;
import org.khettara.embedded.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `khettara receipts`: what publishers were told.
@Command(
        name = "receipts",
        mixinStandardHelpOptions = true,
        description = "Lists the latest receipts, the last upload first.")
final class ReceiptsCommand implements Callable<Integer> {
    @ParentCommand private @Nullable Khettara root;

    @Option(names = "--json", description = "Print one JSON object per line.")
    private boolean json;

    @Option(
            names = "--limit",
            defaultValue = "50",
            paramLabel = "N",
            description = "How many at most (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Override
    public Integer call() throws IOException {
        Khettara khettara = Objects.requireNonNull(root);
        if (limit < 1) {
            throw new UsageException("--limit: expected 1 or more, found %d".formatted(limit));
        }
        try (Home home = khettara.open()) {
            var grid =
                    new Grid(
                            Grid.Column.left("state"),
                            Grid.Column.left("dataset"),
                            Grid.Column.right("release"),
                            Grid.Column.left("file"),
                            Grid.Column.left("received"),
                            Grid.Column.left("reason"));
            for (Receipt receipt : home.receipts(limit)) {
                if (json) {
                    khettara.terminal.out().println(Json.line(receipt));
                }
                var report = receipt.report();
                var reason = report == null ? null : report.reason();
                grid.row(
                        receipt.state(),
                        receipt.dataset(),
                        receipt.release() == null ? "" : receipt.release(),
                        receipt.fileName(),
                        Words.time(Instant.parse(receipt.receivedAt())),
                        reason == null ? "" : reason.code());
            }
            if (!json) {
                Listing.print(khettara, grid, "No receipts yet.");
            }
            return Exit.DONE.status;
        }
    }
}
