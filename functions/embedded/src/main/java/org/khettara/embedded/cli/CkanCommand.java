package org.khettara.embedded.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.khettara.ckan.Outcome;
import org.khettara.ckan.Portal;
import org.khettara.ckan.PortalException;
import org.khettara.ckan.PortalPush;
import org.khettara.core.upload.DatasetId;
import org.khettara.embedded.Home;
import org.khettara.embedded.PortalFollower;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `khettara ckan push`: the catalogue, told to a CKAN portal.
@Command(
        name = "ckan",
        mixinStandardHelpOptions = true,
        description = "'ckan push' tells a CKAN portal what the catalogue says.")
final class CkanCommand implements Runnable {
    private static final int FAILURES_IN_A_ROW = 3;

    @ParentCommand private @Nullable Khettara root;

    @Override
    public void run() {
        throw new UsageException("Say what to do: 'khettara ckan push --to https://...'.");
    }

    /// `khettara ckan push`.
    @Command(
            name = "push",
            mixinStandardHelpOptions = true,
            description = {
                "Makes a CKAN portal say of the datasets what the catalogue says.",
                "What others wrote there stays; what is the same is not written again; a dataset that is no longer served is taken off the portal's pages.",
                "$KHETTARA_CKAN_ORGANISATIONS says what the portal calls the institutions, where it is not their id: ID=NAME,ID=NAME."
            })
    int push(
            @Option(
                            names = "--to",
                            paramLabel = "URL",
                            description =
                                    "Address of the portal, as in https://data.gov.ma/data/ (default: $KHETTARA_CKAN_URL).")
                    @Nullable String to,
            @Option(
                            names = "--token-file",
                            paramLabel = "FILE",
                            description =
                                    "File with the portal's API token, which only you may read (default: $KHETTARA_CKAN_TOKEN_FILE, else the token in $KHETTARA_CKAN_TOKEN).")
                    @Nullable Path tokenFile,
            @Option(names = "--dry-run", description = "Only say what would change.")
                    boolean dryRun,
            @Parameters(
                            arity = "0..*",
                            paramLabel = "DATASET",
                            description = "As 'khettara datasets' lists them (default: all).")
                    @Nullable List<String> datasets)
            throws IOException {
        Khettara khettara = Objects.requireNonNull(root);
        try (Home home = khettara.open();
                Portal portal = new PortalOptions(to, tokenFile).open()) {
            var mode = dryRun ? PortalPush.Mode.DRY_RUN : PortalPush.Mode.WRITE;
            PortalPush push = PortalOptions.push(portal, home, mode);
            return new Run(khettara, home, push).over(chosen(home, datasets)).status;
        }
    }

    private static Collection<DatasetId> chosen(Home home, @Nullable List<String> typed)
            throws IOException {
        if (typed == null || typed.isEmpty()) {
            return PortalFollower.datasets(home);
        }
        var chosen = new ArrayList<DatasetId>();
        for (String one : typed) {
            try {
                chosen.add(DatasetId.parse(one));
            } catch (IllegalArgumentException e) {
                throw UsageException.of(e);
            }
        }
        return chosen;
    }

    private static final class Run {
        private final Khettara khettara;
        private final Home home;
        private final PortalPush push;
        private Exit exit = Exit.DONE;

        Run(Khettara khettara, Home home, PortalPush push) {
            this.khettara = khettara;
            this.home = home;
            this.push = push;
        }

        /// A portal that fails at one dataset may take the next; one that fails again and again is
        /// left in peace.
        Exit over(Collection<DatasetId> datasets) throws IOException {
            int failures = 0;
            for (DatasetId dataset : datasets) {
                try {
                    say(dataset, PortalFollower.push(home, push, dataset));
                    failures = 0;
                } catch (PortalException e) {
                    exit = exit.worse(khettara.complain(dataset.toString(), e));
                    if (++failures >= FAILURES_IN_A_ROW) {
                        return exit;
                    }
                }
            }
            return exit;
        }

        private void say(DatasetId dataset, Outcome outcome) {
            switch (outcome) {
                case Outcome.Created(String name) -> line("created", dataset, name);
                case Outcome.Updated(List<String> changes) -> {
                    line("updated", dataset, "");
                    PrintStream out = khettara.terminal.out();
                    changes.forEach(change -> out.println("            " + Terminal.safe(change)));
                }
                case Outcome.Unchanged() -> line("unchanged", dataset, "");
                case Outcome.Withdrawn() -> line("withdrawn", dataset, "");
                case Outcome.Absent() -> line("absent", dataset, "neither served here nor there");
                case Outcome.LeftAlone(String why) -> line("left", dataset, why);
                case Outcome.Refused(String why) -> {
                    line("refused", dataset, why);
                    exit = exit.worse(Exit.REFUSED);
                }
            }
        }

        private void line(String what, DatasetId dataset, String detail) {
            String line = "%-10s  %s  %s".formatted(what, dataset, detail);
            khettara.terminal.out().println(Terminal.safe(line).stripTrailing());
        }
    }
}
