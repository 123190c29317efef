package org.khettara.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.khettara.core.port.TableEngine;
import org.khettara.core.report.Report;

/// Normalises every file of a folder, for scoring against known truths: `OUT/<name>/report.json`.
final class NormaliseFolder {
    private static final Engine ENGINE =
            new Engine(Limits.DEFAULT, List.of())
                    .withThreads(Integer.getInteger("khettara.threads", 1));

    private NormaliseFolder() {}

    /// @param args `CANONICAL` or `AS_PUBLISHED`, output folder, inputs
    public static void main(String[] args) throws IOException {
        TableEngine.CellText cellText = TableEngine.CellText.valueOf(args[0]);
        ObjectMapper json = new ObjectMapper();
        for (String input : List.of(args).subList(2, args.length)) {
            List<Path> files;
            try (Stream<Path> walk = Files.walk(Path.of(input))) {
                files = walk.filter(Files::isRegularFile).sorted().toList();
            }
            for (Path file : files) {
                String name = file.getFileName().toString();
                Path out = Files.createDirectories(Path.of(args[1]).resolve(name));
                long start = System.nanoTime();
                Report report = ENGINE.normalise(new TableEngine.Source(file, name), out, cellText);
                json.writeValue(out.resolve("report.json").toFile(), report);
                long millis = (System.nanoTime() - start) / 1_000_000;
                String what =
                        report.reason() == null ? "" + report.rows() : report.reason().code() + "";
                if (millis > 1500 || report.reason() != null) {
                    System.out.println(name + " " + what + " " + millis + " ms");
                }
            }
        }
    }
}
