package org.khettara.embedded.cli;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.khettara.embedded.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/// `khettara feeds`: what programs subscribe to.
@Command(
        name = "feeds",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "The feeds of changes: Atom, a DCAT-AP Feed, and Avro files by day, below feeds/ of the published store.",
            "They are written after each change by themselves."
        })
final class FeedsCommand implements Runnable {
    @ParentCommand private @Nullable Khettara root;

    @Override
    public void run() {
        throw new UsageException("Say what to do: 'khettara feeds rebuild' writes them anew.");
    }

    @Command(
            name = "rebuild",
            mixinStandardHelpOptions = true,
            description =
                    "Writes every feed anew, from the log of changes; the bytes are the same.")
    int rebuild() throws IOException {
        Khettara khettara = Objects.requireNonNull(root);
        try (Home home = khettara.open()) {
            long told = home.following().rebuildFeeds();
            khettara.terminal.out().println("The feeds tell %,d changes.".formatted(told));
            return Exit.DONE.status;
        }
    }
}
