package org.khettara.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The files that benchmarks read: `bench/kernels` makes them, of 4 MB each, and names their folder
/// in the system property `khettara.bench.data`.
final class Tables {
    private static final Path MEMORY = Path.of("/dev/shm");

    private Tables() {}

    /// @param name such as `en-4` or `fr-4`
    static Path file(String name) {
        String folder = System.getProperty("khettara.bench.data");
        if (folder == null) {
            throw new IllegalStateException("-Dkhettara.bench.data is not set: use bench/kernels");
        }
        return Path.of(folder, name + ".csv");
    }

    /// The cells of a column of a file without quotes, as benchmarks of readers of one cell want
    /// them.
    static char[][] column(String name, char delimiter, int column) {
        try (Stream<String> lines = Files.lines(file(name), StandardCharsets.UTF_8)) {
            return lines.skip(1)
                    .map(line -> cell(line, delimiter, column).toCharArray())
                    .filter(cell -> cell.length > 0)
                    .toArray(char[][]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String cell(String line, char delimiter, int column) {
        int at = 0;
        boolean quoted = false;
        for (int i = 0, seen = 0; i <= line.length(); i++) {
            char c = i == line.length() ? delimiter : line.charAt(i);
            quoted ^= c == '"' && i < line.length();
            if (c == delimiter && !quoted) {
                if (seen++ == column) {
                    return line.substring(at, i);
                }
                at = i + 1;
            }
        }
        return "";
    }

    /// A new folder, in memory where the machine has such: the disk is not what is measured.
    static Path scratch() throws IOException {
        return Files.isWritable(MEMORY)
                ? Files.createTempDirectory(MEMORY, "khettara-bench-")
                : Files.createTempDirectory("khettara-bench-");
    }

    static void delete(Path folder) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.toList();
        }
        for (Path path : paths.reversed()) {
            Files.delete(path);
        }
    }
}
