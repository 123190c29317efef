package org.khettara.embedded.cli;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khettara.core.release.By;
import org.khettara.core.release.Decision;
import org.khettara.core.release.Outcome;
import org.khettara.core.release.Refusal;
import org.khettara.core.release.Transition;
import org.khettara.core.upload.DatasetId;
import org.khettara.embedded.Home;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// A command by which a person decides on a dataset.
abstract class DecidingCommand implements Callable<Integer> {
    @ParentCommand private @Nullable Khettara root;

    @Parameters(index = "0", paramLabel = "DATASET", description = "As 'khettara datasets' has it.")
    private String dataset = "";

    @Option(names = "--who", paramLabel = "NAME", description = "Who decides; for the audit.")
    private String who = "";

    @Option(
            names = "--why",
            paramLabel = "REASON",
            description =
                    "The reason, in a sentence; told to the publisher, and of a withdrawal to readers.")
    private String why = "";

    /// @throws IllegalArgumentException when the arguments are no decision
    abstract Decision decision(DatasetId id);

    @Override
    public Integer call() throws IOException {
        try (Home home = khettara().open()) {
            return decide(home, decision(id()));
        } catch (IllegalArgumentException e) {
            throw UsageException.of(e);
        }
    }

    final int decide(Home home, Decision decision) throws IOException {
        return switch (home.desk().decide(decision)) {
            case Outcome.Refused(Refusal refusal) ->
                    throw new UsageException(Words.of(refusal.sentence()));
            case Outcome.Done(Transition transition) -> {
                var note = transition.note();
                khettara()
                        .terminal
                        .out()
                        .println("%s  %s: %s".formatted(dataset, note.what(), note.to()));
                yield Exit.DONE.status;
            }
        };
    }

    final Khettara khettara() {
        return Objects.requireNonNull(root);
    }

    final DatasetId id() {
        return Words.dataset(dataset);
    }

    final By by() {
        if (who.isBlank() || why.isBlank()) {
            throw new UsageException(
                    "Say who decides and why: --who NAME --why \"the reason, in a sentence\"");
        }
        return new By(who, why);
    }
}
