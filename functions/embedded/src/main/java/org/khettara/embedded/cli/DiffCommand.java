package org.khettara.embedded.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.khettara.core.Comparison;
import org.khettara.core.assess.Assessor;
import org.khettara.core.difference.Difference;
import org.khettara.core.document.Json;
import org.khettara.core.port.TableEngine;
import org.khettara.core.release.Release;
import org.khettara.core.report.Report;
import org.khettara.core.upload.DatasetId;
import org.khettara.embedded.Home;
import org.khettara.embedded.LocalEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `khettara diff`: what changed from one release to another, or from one file to another.
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what changed: diff DATASET [FROM [TO]] between releases, the last two by default; diff BEFORE AFTER between two publishers' files.",
            "Rows are compared by their key, which is found in the data, or --key; without one, whole.",
            "Exit status: 0 compared, 3 a file refused, 2 wrong usage, 1 a failure of ours."
        })
final class DiffCommand implements Callable<Integer> {
    @ParentCommand private @Nullable Khettara root;

    @Parameters(
            arity = "1..3",
            paramLabel = "DATASET|FILE",
            description = "A dataset and up to two release numbers, or two files.")
    private List<String> what = List.of();

    @Option(
            names = "--key",
            split = ",",
            paramLabel = "COLUMN",
            description = "Columns that name a row, as in the clean CSV: --key annee,code.")
    private List<String> key = List.of();

    @Option(
            names = "--to",
            paramLabel = "DIR",
            description = "Where to write difference.json and the rows that differ.")
    private @Nullable Path to;

    @Option(names = "--json", description = "Print difference.json.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Khettara khettara = Objects.requireNonNull(root);
        if (to != null && Files.exists(to) && !isOurs(to)) {
            throw new UsageException(
                    "%s is there already and not from an earlier run. Choose another folder with --to."
                            .formatted(to));
        }
        Path scratch = Files.createTempDirectory("khettara-diff-");
        try (OutputFolder output = OutputFolder.open(scratch)) {
            return compare(khettara, output).status;
        } finally {
            Files.deleteIfExists(scratch);
        }
    }

    private Exit compare(Khettara khettara, OutputFolder output) throws IOException {
        var comparison = new Comparison(LocalEngine.comparer(khettara.threads()));
        try (OutputFolder.Part before = output.begin(output.target("before"));
                OutputFolder.Part after = output.begin(output.target("after"));
                OutputFolder.Part made = output.begin(output.target("difference"))) {
            Sides sides =
                    what.size() == 2 && what.stream().allMatch(DiffCommand::isFile)
                            ? files(khettara, before.folder(), after.folder())
                            : releases(khettara, comparison, before.folder(), after.folder());
            if (sides == null) {
                return Exit.REFUSED;
            }
            Difference difference =
                    comparison.compare(sides.before, sides.after, key, made.folder());
            if (json) {
                khettara.terminal.out().write(Json.document(difference));
                khettara.terminal.out().flush();
            } else {
                new DifferenceLines(khettara.terminal, difference).print();
            }
            if (to != null) {
                keep(made.folder(), to);
            }
            return Exit.DONE;
        }
    }

    private record Sides(Comparison.Side before, Comparison.Side after) {}

    private static boolean isFile(String name) {
        return Files.isRegularFile(Path.of(name));
    }

    /// Null when one of the files is refused.
    private @Nullable Sides files(Khettara khettara, Path before, Path after) throws IOException {
        Comparison.Side was = normalised(khettara, Path.of(what.getFirst()), before);
        Comparison.Side is = normalised(khettara, Path.of(what.getLast()), after);
        return was == null || is == null ? null : new Sides(was, is);
    }

    private Comparison.@Nullable Side normalised(Khettara khettara, Path file, Path folder)
            throws IOException {
        String name = file.getFileName().toString();
        Report report =
                LocalEngine.make(khettara.threads())
                        .normalise(
                                new TableEngine.Source(file, name),
                                folder,
                                TableEngine.CellText.CANONICAL);
        if (report.reason() != null) {
            khettara.terminal
                    .out()
                    .println(
                            Terminal.safe(
                                    "refused  " + name + "  " + Words.refusal(report.reason())));
            return null;
        }
        return new Comparison.Side(name, Assessor.shapes(report), folder);
    }

    private Sides releases(Khettara khettara, Comparison comparison, Path before, Path after)
            throws IOException {
        try (Home home = khettara.open()) {
            DatasetId dataset = dataset();
            List<Release> releases = home.releases(dataset);
            if (releases.size() < 2) {
                throw new UsageException(
                        releases.isEmpty()
                                ? "There is no dataset %s here, and no two files of these names. 'khettara datasets' lists the datasets."
                                        .formatted(dataset)
                                : "%s has one release only.".formatted(dataset));
            }
            Release last = what.size() == 3 ? release(releases, what.get(2)) : releases.getLast();
            Release first =
                    what.size() > 1
                            ? release(releases, what.get(1))
                            : releases.get(releases.size() - 2);
            return new Sides(
                    comparison.fetch(first, home::openPublished, before),
                    comparison.fetch(last, home::openPublished, after));
        }
    }

    private DatasetId dataset() {
        try {
            return DatasetId.parse(what.getFirst());
        } catch (IllegalArgumentException e) {
            throw UsageException.of(e);
        }
    }

    private static Release release(List<Release> releases, String number) {
        return releases.stream()
                .filter(release -> String.valueOf(release.number()).equals(number))
                .findFirst()
                .orElseThrow(() ->
                        new UsageException(
                                "There is no release %s: expected a number from 1 to %d."
                                        .formatted(number, releases.size())));
    }

    private static boolean isOurs(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return Files.exists(folder.resolve(Difference.FILE_NAME)) || files.findAny().isEmpty();
        }
    }

    private static void keep(Path made, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(made)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
