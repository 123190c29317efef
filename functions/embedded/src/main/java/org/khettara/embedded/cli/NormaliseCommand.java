package org.khettara.embedded.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.TableSchema;
import org.khettara.core.document.Json;
import org.khettara.core.port.TableEngine;
import org.khettara.core.report.Report;
import org.khettara.embedded.FullDisk;
import org.khettara.embedded.LocalEngine;
import org.khettara.engine.Engine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            "Reads CSV and other delimited text, XLSX, XLSM, XLS, ODS, HTML, JSON, NDJSON, GeoJSON, XML and Parquet, also in .zip and .gz.",
            "Works with as many threads as there are processors, or $KHETTARA_THREADS.",
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

    @Mixin private SchemaOption schema = new SchemaOption();

    @Option(names = "--json", description = "Print each report as JSON, one per line.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Khettara khettara = Objects.requireNonNull(root);
        TableSchema declared = schema.read();
        if (declared != null && keepText) {
            throw new UsageException(
                    "--table-schema is held against clean values: leave --keep-text out.");
        }
        InputFiles files = InputFiles.of(inputs, to);
        Engine engine = LocalEngine.make(1);
        try (OutputFolder output = OutputFolder.open(to);
                var progress = new Progress(khettara.terminal, files.files().size())) {
            var result = new Result(khettara, output, progress, json);
            try (var jobs = new FileJobs<Report>(khettara.threads(), result)) {
                for (InputFiles.Input file : files.files()) {
                    Path target = output.target(fileName(file));
                    jobs.add(
                            file,
                            (input, threads) -> {
                                progress.begin(input.name());
                                Engine one = engine.withThreads(threads);
                                return normalise(one, output.begin(target), input, declared);
                            });
                }
                jobs.finish();
            }
            return result.exit.worse(khettara.complain(files)).status;
        }
    }

    private Report normalise(
            TableEngine engine,
            OutputFolder.Part begun,
            InputFiles.Input file,
            @Nullable TableSchema declared)
            throws IOException {
        try (OutputFolder.Part part = begun) {
            Report made =
                    engine.normalise(
                            new TableEngine.Source(file.path(), fileName(file)),
                            part.folder(),
                            keepText
                                    ? TableEngine.CellText.AS_PUBLISHED
                                    : TableEngine.CellText.CANONICAL);
            Report report = SchemaOption.held(made, part.folder(), declared);
            part.finish(Json.document(report));
            return report;
        }
    }

    /// Says what became of each file, and keeps the worst.
    private static final class Result implements FileJobs.Listener<Report> {
        private final Khettara khettara;
        private final OutputFolder output;
        private final Progress progress;
        private final boolean json;
        private Exit exit = Exit.DONE;

        Result(Khettara khettara, OutputFolder output, Progress progress, boolean json) {
            this.khettara = khettara;
            this.output = output;
            this.progress = progress;
            this.json = json;
        }

        @Override
        public void done(InputFiles.Input file, Report report) {
            progress.end(json ? Json.line(report) : line(file, report));
            exit = exit.worse(report.reason() == null ? Exit.DONE : Exit.REFUSED);
        }

        /// Only a full disk stops the rest.
        @Override
        public void failed(InputFiles.Input file, Throwable cause) throws IOException {
            if (output.isAbandoned()) {
                return;
            }
            if (FullDisk.causes(cause)) {
                throw new IOException(cause.getMessage(), cause);
            }
            progress.clear();
            exit = exit.worse(khettara.complain(file.path().toString(), cause));
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
