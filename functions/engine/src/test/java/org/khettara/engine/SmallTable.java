package org.khettara.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.port.TableEngine.Source;
import org.khettara.core.report.Report;
import org.khettara.core.report.Report.Finding;

/// A file of one table, row by row, and what the engine says of it.
///
/// @param header and rows with semicolons between their cells
record SmallTable(String header, int rows, IntFunction<String> row) {
    Report report(Path folder, Engine engine) throws IOException {
        String text =
                IntStream.range(0, rows)
                        .mapToObj(row)
                        .collect(Collectors.joining("\n", header + "\n", "\n"));
        Path file = Files.write(folder.resolve("in.csv"), text.getBytes(UTF_8));
        return engine.normalise(new Source(file, "t.csv"), folder, CellText.CANONICAL);
    }

    /// Its findings of these codes.
    List<Finding> findings(Path folder, Set<String> codes) throws IOException {
        return findings(report(folder, new Engine()), codes);
    }

    static List<Finding> findings(Report report, Set<String> codes) {
        return report.tables().getFirst().findings().stream()
                .filter(finding -> codes.contains(finding.code()))
                .toList();
    }
}
