package org.khettara.embedded.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khettara.core.document.Json;
import org.khettara.core.port.TableEngine;
import org.khettara.core.report.Report;
import org.khettara.embedded.FullDisk;
import org.khettara.engine.Engine;
import org.khettara.formats.Formats;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `khettara normalise`: files to tables and reports, without a home.
@Command(
        name = "normalise",
        aliases = "normalize",
        mixinStandardHelpOptions = true,
        description = {
            "Makes of each file F the folder DIR/F with its tables as CSV and Parquet, their schemas, the rejected cells and report.json.",
            "Exit status: 0 all published, 3 some refused, 2 wrong usage, 1 a failure of ours."
        })
final class NormaliseCommand implements Callable<Integer> {
    @ParentCommand private @Nullable Khettara root;

    @Parameters(arity = "1..*", paramLabel = "FILE|FOLDER", description = "What to normalise.")
    private List<Path> inputs = List.of();

    @Option(
            names = "--to",
            paramLabel = "DIR",
            defaultValue = "normalised",
            description = "Where to write (default: ./${DEFAULT-VALUE}).")
    private Path to = Path.of("normalised");

    @Option(
            names = "--keep-text",
            description = "Keep each CSV cell as published; types are in the Parquet alone.")
    private boolean keepText;

    @Option(names = "--json", description = "Print each report as JSON, one per line.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Khettara khettara = Objects.requireNonNull(root);
        InputFiles files = InputFiles.of(inputs, to);
        Exit exit = Exit.DONE;
        var output = OutputFolder.open(to);
        TableEngine engine = new Engine(Formats.all());
        try (var progress = new Progress(khettara.terminal, files.files().size())) {
            for (InputFiles.Input file : files.files()) {
                progress.begin(file.name());
                progress.stage("normalise");
                try {
                    Report report = normalise(engine, output, file);
                    progress.end(json ? Json.line(report) : line(file, report));
                    exit = exit.worse(report.reason() == null ? Exit.DONE : Exit.REFUSED);
                } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
                    progress.clear();
                    if (FullDisk.causes(e)) {
                        throw e;
                    }
                    khettara.terminal.err().println("khettara: " + file.path() + ":");
                    exit = exit.worse(khettara.complain(e));
                }
            }
        }
        for (String complaint : files.complaints()) {
            exit = exit.worse(khettara.complain(new UsageException(complaint)));
        }
        return exit.status;
    }

    private Report normalise(TableEngine engine, OutputFolder output, InputFiles.Input file)
            throws IOException {
        String name = fileName(file);
        try (OutputFolder.Part part = output.begin(name)) {
            Report report =
                    engine.normalise(
                            new TableEngine.Source(file.path(), name),
                            part.folder(),
                            keepText
                                    ? TableEngine.CellText.AS_PUBLISHED
                                    : TableEngine.CellText.CANONICAL);
            part.finish(Json.document(report));
            return report;
        }
    }

    private static String fileName(InputFiles.Input file) {
        return file.name().substring(file.name().lastIndexOf('/') + 1);
    }

    private static String line(InputFiles.Input file, Report report) {
        String found =
                report.reason() == null ? Words.found(report) : Words.refusal(report.reason());
        return Terminal.safe("%-9s  %s  %s".formatted(report.status(), file.name(), found));
    }
}
