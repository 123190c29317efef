package org.khettara.formats;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.port.TableEngine.Source;
import org.khettara.core.report.Report;
import org.khettara.engine.Engine;
import org.khettara.engine.Limits;

/// Normalises each file of a folder in a process of its own, and prints what came of it.
final class NormaliseEach {
    private NormaliseEach() {}

    public static void main(String[] arguments) throws IOException {
        Engine engine = new Engine(Limits.DEFAULT, Formats.all());
        List<Path> files;
        try (Stream<Path> listed = Files.list(Path.of(arguments[0]))) {
            files = listed.filter(Files::isRegularFile).sorted().toList();
        }
        PrintStream out = System.out;
        for (Path file : files) {
            Path tables = Files.createTempDirectory(Path.of(arguments[1]), "t");
            long begun = System.nanoTime();
            Report report =
                    engine.normalise(
                            new Source(file, file.getFileName().toString()),
                            tables,
                            CellText.CANONICAL);
            Report.Reason reason = report.reason();
            String outcome = reason == null ? "published" : reason.code().name();
            long millis = (System.nanoTime() - begun) / 1_000_000;
            out.println(file.getFileName() + " " + outcome + " " + millis);
        }
    }
}
