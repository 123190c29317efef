package org.khettara.embedded.cli;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khettara.core.audit.AuditRow;
import org.khettara.core.audit.AuditTrail;
import org.khettara.core.document.Json;
import org.khettara.embedded.Desk;
import org.khettara.embedded.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `khettara audit`: what was done, by whom and why.
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description =
                "Lists what was done to datasets, by whom and why; --verify holds it against its hashes.")
final class AuditCommand implements Callable<Integer> {
    @ParentCommand private @Nullable Khettara root;

    @Parameters(arity = "0..1", paramLabel = "DATASET", description = "Without it: all of them.")
    private @Nullable String dataset;

    @Option(
            names = "--verify",
            description = "Say whether any row was changed since it was written.")
    private boolean verify;

    @Option(names = "--json", description = "Print one JSON object per line.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Khettara khettara = Objects.requireNonNull(root);
        try (Home home = khettara.open()) {
            Desk desk = home.desk();
            List<AuditTrail> trails =
                    dataset == null ? desk.audits() : List.of(desk.audit(Words.dataset(dataset)));
            return verify ? verify(khettara, desk, trails) : list(khettara, trails);
        }
    }

    private static int verify(Khettara khettara, Desk desk, List<AuditTrail> trails)
            throws IOException {
        long rows = 0;
        Exit exit = Exit.DONE;
        for (AuditTrail trail : trails) {
            rows += trail.rows().size();
            exit = exit.worse(say(khettara, trail.firstBroken()));
        }
        exit = exit.worse(say(khettara, desk.firstBrokenOfVersion1()));
        if (exit == Exit.DONE) {
            String all = Words.counted(rows, "row");
            khettara.terminal.out().println("%s, all as they were written.".formatted(all));
        }
        return exit.status;
    }

    private static Exit say(Khettara khettara, Optional<String> broken) {
        broken.ifPresent(
                text -> khettara.terminal.err().println("khettara: the audit is broken: " + text));
        return broken.isPresent() ? Exit.FAILURE : Exit.DONE;
    }

    private int list(Khettara khettara, List<AuditTrail> trails) {
        var grid =
                new Grid(
                        Grid.Column.left("at"),
                        Grid.Column.left("dataset"),
                        Grid.Column.right("row"),
                        Grid.Column.text("who"),
                        Grid.Column.text("what"),
                        Grid.Column.left("after"),
                        Grid.Column.text("why"));
        for (AuditTrail trail : trails) {
            for (AuditRow row : trail.rows()) {
                var note = row.note();
                grid.row(
                        Words.time(row.at()),
                        row.dataset(),
                        row.number(),
                        note.who(),
                        note.what(),
                        note.to(),
                        note.why());
                if (json) {
                    khettara.terminal.out().println(Json.line(Line.of(row)));
                }
            }
        }
        if (!json) {
            Listing.print(khettara, grid, "Nothing was done yet.");
        }
        return Exit.DONE.status;
    }

    /// As JSON.
    record Line(
            String dataset,
            long number,
            String at,
            String who,
            String what,
            String from,
            String to,
            String why,
            String hash) {
        static Line of(AuditRow row) {
            var note = row.note();
            return new Line(
                    row.dataset().toString(),
                    row.number(),
                    row.at().toString(),
                    note.who(),
                    note.what(),
                    note.from(),
                    note.to(),
                    note.why(),
                    row.hash());
        }
    }
}
