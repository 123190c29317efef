package org.khettara.embedded.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.khettara.core.assess.Assessor;
import org.khettara.core.catalogue.TableSchema;
import org.khettara.core.document.Json;
import org.khettara.core.port.TableEngine;
import org.khettara.core.report.Report;
import org.khettara.embedded.LocalEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `khettara inspect`: what a file is, and how good.
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = "Shows what a file holds: its dialect, columns, types, quality and findings.")
final class InspectCommand implements Callable<Integer> {
    @ParentCommand private @Nullable Khettara root;

    @Parameters(paramLabel = "FILE", description = "What to look into.")
    private Path file = Path.of("");

    @Mixin private SchemaOption schema = new SchemaOption();

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Khettara khettara = Objects.requireNonNull(root);
        Report report = report(khettara);
        if (json) {
            khettara.terminal.out().write(Json.document(report));
            khettara.terminal.out().flush();
        } else {
            new Inspection(khettara.terminal, report).print();
        }
        return (report.reason() == null ? Exit.DONE : Exit.REFUSED).status;
    }

    private Report report(Khettara khettara) throws IOException {
        if (Files.isDirectory(file)) {
            throw new UsageException(
                    "%s is a folder; inspect looks into one file.".formatted(file));
        }
        InputFiles files = InputFiles.of(List.of(file), null);
        if (files.files().isEmpty()) {
            throw new UsageException(files.complaints().getFirst());
        }
        InputFiles.Input input = files.files().getFirst();
        TableSchema declared = schema.read();
        Path parent = Files.createTempDirectory("khettara-inspect-");
        try (var progress = new Progress(khettara.terminal, 1);
                OutputFolder output = OutputFolder.open(parent);
                OutputFolder.Part part = output.begin(output.target(input.name()))) {
            progress.begin(input.name());
            Report report =
                    LocalEngine.make(khettara.threads())
                            .normalise(
                                    new TableEngine.Source(input.path(), input.name()),
                                    part.folder(),
                                    TableEngine.CellText.CANONICAL);
            return SchemaOption.held(report, part.folder(), declared);
        } finally {
            Files.deleteIfExists(parent);
        }
    }

    /// A report on a screen.
    private record Inspection(Terminal terminal, Report report) {
        void print() {
            Report.Source source = report.source();
            say(
                    "%s  %,d bytes  %s%s"
                            .formatted(
                                    source.name(),
                                    source.bytes(),
                                    source.format(),
                                    encoding(source)));
            if (report.reason() != null) {
                say("refused  " + Words.refusal(report.reason()));
                return;
            }
            for (Report.Table table : report.tables()) {
                print(table);
            }
            say("");
            say(
                    "quality score %d of 100"
                            .formatted(Assessor.assess(report, Optional.empty()).score()));
        }

        private static String encoding(Report.Source source) {
            if (source.encoding() == null) {
                return "";
            }
            String sure =
                    source.encodingConfidence() == null
                            ? ""
                            : " (%.0f %% sure)".formatted(100 * source.encodingConfidence());
            return "  " + source.encoding() + sure;
        }

        private void print(Report.Table table) {
            say("");
            say(
                    "%s: %s x %s"
                            .formatted(
                                    table.name(),
                                    Words.counted(table.rows(), "row"),
                                    Words.counted(table.columns().size(), "column")));
            dialect(table.dialect());
            for (String note : table.notes()) {
                say("note: " + note);
            }
            say("");
            columns(table);
            for (Report.Change change : table.changes()) {
                say("changed  %s".formatted(Words.of(change.message())));
            }
            for (Report.Finding finding : table.findings()) {
                say(
                        "%-7s  %s  %s"
                                .formatted(
                                        finding.severity(),
                                        finding.code(),
                                        Words.of(finding.message())));
            }
        }

        private void dialect(Report.Dialect dialect) {
            if (dialect.lineEnding() != null) {
                say(
                        "delimiter %s  quote %s  line ends %s"
                                .formatted(
                                        shown(dialect.delimiter()),
                                        shown(dialect.quote()),
                                        dialect.lineEnding()));
            }
            say(
                    "header rows %d  first data row %d"
                            .formatted(dialect.headerRows(), dialect.firstDataRow()));
        }

        private static String shown(@Nullable String character) {
            if (character == null) {
                return "none";
            }
            return character.equals("\t") ? "tab" : "'" + character + "'";
        }

        private void columns(Report.Table table) {
            var grid =
                    new Grid(
                            Grid.Column.left("column"),
                            Grid.Column.left("type"),
                            Grid.Column.text("unit"),
                            Grid.Column.right("missing"),
                            Grid.Column.right("rejected"),
                            Grid.Column.right("distinct"),
                            Grid.Column.text("min"),
                            Grid.Column.text("max"));
            for (Report.Column column : table.columns()) {
                grid.row(
                        column.name(),
                        column.type(),
                        blank(column.unit()),
                        "%,d".formatted(column.missing()),
                        "%,d".formatted(column.rejected()),
                        "%,d".formatted(column.distinct()),
                        blank(column.min()),
                        blank(column.max()));
            }
            grid.print(terminal);
        }

        private static String blank(@Nullable String text) {
            return text == null ? "" : text;
        }

        private void say(String line) {
            terminal.out().println(Terminal.safe(line));
        }
    }
}
