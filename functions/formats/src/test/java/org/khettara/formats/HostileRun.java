package org.khettara.formats;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.port.TableEngine.Source;
import org.khettara.core.report.Report;
import org.khettara.core.upload.Sha256;
import org.khettara.engine.Engine;
import org.khettara.engine.Limits;

/// A process of its own that normalises each file of a folder, and a good file after each, and
/// prints a line on what came of them. A file that takes far too long ends the process.
final class HostileRun {
    private static final long LONGEST_SECONDS = 120;
    private static final long LARGEST_FILE = 128 << 20;

    /// Time of the processor: how busy the machine is with other things does not show.
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private final Engine engine;
    private final Path good;
    private final Path tables;

    private HostileRun(Engine engine, Path good, Path tables) {
        this.engine = engine;
        this.good = good;
        this.tables = tables;
    }

    /// One file's end.
    ///
    /// @param outcome code of the refusal, or `published` and the findings
    /// @param left files left in the tables' folder after a refusal
    /// @param disk bytes of the tables
    /// @param good hash over all that was made of the good file afterwards
    record Line(String name, long millis, String outcome, long left, long disk, String good) {
        static Line parse(String line) {
            String[] words = line.split("\t", -1);
            return new Line(
                    words[0],
                    Long.parseLong(words[1]),
                    words[2],
                    Long.parseLong(words[3]),
                    Long.parseLong(words[4]),
                    words[5]);
        }

        String print() {
            return String.join("\t", name, "" + millis, outcome, "" + left, "" + disk, good);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Limits limits = Limits.DEFAULT;
        if (arguments[3].equals("small-disk")) {
            limits = limits.withDisk(LARGEST_FILE, LARGEST_FILE);
        }
        HostileRun run =
                new HostileRun(
                        new Engine(limits, Formats.all()),
                        Path.of(arguments[1]),
                        Path.of(arguments[2]));
        PrintStream out = System.out;
        try (Stream<Path> listed = Files.list(Path.of(arguments[0]));
                ExecutorService one = Executors.newSingleThreadExecutor()) {
            for (Path file : listed.sorted().toList()) {
                try {
                    out.println(
                            one.submit(() -> run.line(file))
                                    .get(LONGEST_SECONDS, TimeUnit.SECONDS));
                } catch (TimeoutException | ExecutionException e) {
                    out.println(file.getFileName() + " ended everything: " + e);
                    out.flush();
                    Runtime.getRuntime().halt(1);
                }
            }
        }
    }

    private String line(Path file) throws IOException {
        long begun = CLOCK.getCurrentThreadCpuTime();
        Report report = normalise(file);
        long millis = (CLOCK.getCurrentThreadCpuTime() - begun) / 1_000_000;
        String outcome = tells() ? "LEAKED" : outcome(report);
        long left = report.reason() == null ? 0 : left().size();
        long disk = 0;
        for (Path path : left()) {
            disk += Files.size(path);
        }
        clear();
        normalise(good);
        StringBuilder made = new StringBuilder();
        for (Path path : left()) {
            made.append(path.getFileName()).append(Sha256.of(path));
        }
        clear();
        String hash = HexFormat.of().toHexDigits(made.toString().hashCode());
        return new Line(file.getFileName().toString(), millis, outcome, left, disk, hash).print();
    }

    private Report normalise(Path file) throws IOException {
        Source source = new Source(file, file.getFileName().toString());
        return engine.normalise(source, tables, CellText.CANONICAL);
    }

    private static String outcome(Report report) {
        Report.Reason reason = report.reason();
        if (reason != null) {
            return reason.code().name() + " " + reason.message().en().replace('\t', ' ');
        }
        return "published "
                + report.tables().stream()
                        .flatMap(table -> table.findings().stream())
                        .map(Report.Finding::code)
                        .distinct()
                        .collect(Collectors.joining(" "));
    }

    /// Whether what was made holds what stands in the canary file.
    private boolean tells() throws IOException {
        for (Path path : left()) {
            boolean text = path.toString().endsWith(".csv");
            if (text
                    && Files.size(path) < 1 << 20
                    && Files.readString(path).contains(HostileFiles.CANARY)) {
                return true;
            }
        }
        return false;
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> walked = Files.walk(tables)) {
            return walked.filter(path -> !path.equals(tables))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    private void clear() throws IOException {
        for (Path path : left()) {
            Files.delete(path);
        }
    }
}
