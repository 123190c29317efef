package org.khettara.embedded.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.khettara.embedded.Home;
import org.khettara.embedded.HomeSettings;
import org.khettara.embedded.LocalEngine;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The command line. Exit status: 0 done, 3 some files refused, 2 wrong usage, 1 a failure of ours.
@Command(
        name = "khettara",
        description = "Takes publishers' files in; gives clean tables, reports and notices out.",
        mixinStandardHelpOptions = true,
        version = "khettara 0.1.0",
        synopsisSubcommandLabel = "COMMAND")
public final class Khettara implements Runnable {
    static final int USUAL_PORT = 8080;
    private static final int MOST_THREADS = 256;
    private static final SequencedMap<String, Class<?>> COMMANDS = named();
    private static final Path DEFAULT_HOME = Path.of("khettara-home");

    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:KHETTARA_HOME:-khettara-home}",
            description =
                    "Folder of the installation (default: $KHETTARA_HOME or ./khettara-home).")
    private Path home = DEFAULT_HOME;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Show where a failure came from.")
    private boolean debug;

    final Terminal terminal;

    Khettara(Terminal terminal) {
        this.terminal = terminal;
    }

    public static void main(String[] arguments) {
        System.exit(run(Terminal.ofThisProcess(), arguments));
    }

    /// Runs one command; returns its exit status.
    static int run(Terminal terminal, String... arguments) {
        var root = new Khettara(terminal);
        var line = new CommandLine(root);
        commands(arguments).forEach(line::addSubcommand);
        line.setOut(writer(terminal.out()));
        line.setErr(writer(terminal.err()));
        line.setExecutionExceptionHandler((failure, _, _) -> root.complain(failure).status);
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError | StackOverflowError | LinkageError e) {
            return root.complain(e).status;
        }
    }

    /// The command that is typed, or all of them when none is, or help may be wanted. Picocli looks
    /// into the class of each command it knows, which takes longer than most commands.
    private static List<Class<?>> commands(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            Class<?> command = COMMANDS.get(arguments[i]);
            if (command != null) {
                return List.of(command);
            }
            if (arguments[i].equals("--home")) {
                i++;
            }
        }
        return List.copyOf(new LinkedHashSet<>(COMMANDS.values()));
    }

    private static SequencedMap<String, Class<?>> named() {
        var named = new LinkedHashMap<String, Class<?>>();
        named.put("demo", DemoCommand.class);
        named.put("publish", PublishCommand.class);
        named.put("normalise", NormaliseCommand.class);
        named.put("normalize", NormaliseCommand.class);
        named.put("inspect", InspectCommand.class);
        named.put("serve", ServeCommand.class);
        named.put("datasets", DatasetsCommand.class);
        named.put("describe", DescribeCommand.class);
        named.put("drafts", DraftsCommand.class);
        named.put("releases", ReleasesCommand.class);
        named.put("release", ReleaseCommand.class);
        named.put("decline", DeclineCommand.class);
        named.put("rollback", RollbackCommand.class);
        named.put("withdraw", WithdrawCommand.class);
        named.put("policy", PolicyCommand.class);
        named.put("audit", AuditCommand.class);
        named.put("diff", DiffCommand.class);
        named.put("receipts", ReceiptsCommand.class);
        named.put("receipt", ReceiptCommand.class);
        named.put("template", TemplateCommand.class);
        named.put("assess", AssessCommand.class);
        named.put("history", HistoryCommand.class);
        named.put("inventory", InventoryCommand.class);
        named.put("events", EventsCommand.class);
        named.put("catalogue", CatalogueCommand.class);
        named.put("search", SearchCommand.class);
        named.put("joins", JoinsCommand.class);
        named.put("feeds", FeedsCommand.class);
        named.put("institutions", InstitutionsCommand.class);
        named.put("ckan", CkanCommand.class);
        named.put("recover", RecoverCommand.class);
        return named;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /// Says what went wrong.
    Exit complain(Throwable failure) {
        Complaint complaint = Complaint.of(failure);
        terminal.err().println("khettara: " + Terminal.safe(complaint.sentence()));
        if (debug) {
            failure.printStackTrace(terminal.err());
        }
        return complaint.exit();
    }

    /// Says what went wrong with a file.
    Exit complain(String file, Throwable failure) {
        terminal.err().println("khettara: " + Terminal.safe(file) + ":");
        return complain(failure);
    }

    /// Says which of the arguments cannot be used.
    Exit complain(InputFiles files) {
        Exit exit = Exit.DONE;
        for (String complaint : files.complaints()) {
            exit = exit.worse(complain(new UsageException(complaint)));
        }
        return exit;
    }

    /// The option that names this home again, with a blank after it; empty when none is needed.
    String homeOption() {
        return home.equals(DEFAULT_HOME) || System.getenv("KHETTARA_HOME") != null
                ? ""
                : "--home " + home + " ";
    }

    /// Opens the home that is there.
    Home open() throws IOException {
        if (!Files.exists(home.resolve("khettara.db"))) {
            throw new UsageException(
                    "There is no Khettara home in %s. 'khettara demo' and 'khettara institutions add' make one; --home names another."
                            .formatted(home));
        }
        return openOrMake(USUAL_PORT);
    }

    /// Opens the home, or makes it; links are those of `khettara serve` on the port, or under
    /// `$KHETTARA_URL`.
    Home openOrMake(int port) throws IOException {
        int threads = threads();
        return Home.open(
                new HomeSettings(
                        home,
                        base(port),
                        LocalEngine.make(threads),
                        LocalEngine.comparer(threads)));
    }

    /// How many threads to use: `$KHETTARA_THREADS`, or as many as there are processors.
    int threads() {
        @Nullable String set = System.getenv("KHETTARA_THREADS");
        int processors = Runtime.getRuntime().availableProcessors();
        return set == null || set.isBlank() ? processors : threads(set.strip());
    }

    static int threads(String set) {
        try {
            int threads = Integer.parseInt(set);
            if (threads >= 1 && threads <= MOST_THREADS) {
                return threads;
            }
        } catch (NumberFormatException notANumber) {
            // Said below, as of numbers out of range.
        }
        throw new UsageException(
                "KHETTARA_THREADS: expected a number from 1 to %d, found '%s'"
                        .formatted(MOST_THREADS, set));
    }

    private static URI base(int port) {
        @Nullable String set = System.getenv("KHETTARA_URL");
        String base = set == null || set.isBlank() ? "http://localhost:" + port : set.strip();
        try {
            return URI.create(base.endsWith("/") ? base : base + "/");
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    "KHETTARA_URL: expected the address of this installation, as in https://data.example.org/, found '%s'"
                            .formatted(base));
        }
    }

    @Override
    public void run() {
        throw new UsageException(
                "Say what to do: 'khettara demo' shows it, 'khettara --help' lists all commands.");
    }
}
