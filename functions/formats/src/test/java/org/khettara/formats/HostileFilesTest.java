package org.khettara.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Hostile files come to their end in one process with a small heap: each is refused in the right
/// words or is the harmless table it is; nothing is written elsewhere, left behind or fetched; and
/// the file after it gives what it always gives.
@Timeout(300)
final class HostileFilesTest {
    /// Of the processor: the goal is five seconds, and slow machines get more.
    private static final long LONGEST_MILLIS = 20_000;

    private static final int FEWEST = 150;

    @TempDir Path folder;

    private final AtomicInteger hits = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    hits.incrementAndGet();
                    exchange.sendResponseHeaders(404, -1);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void hangUp() {
        server.stop(0);
    }

    @Test
    void eachComesToItsEndAndNothingElseHappens() throws IOException, InterruptedException {
        Path files = Files.createDirectory(folder.resolve("in"));
        Path canary = Files.writeString(folder.resolve("canary"), HostileFiles.CANARY);
        String http = "http://localhost:" + server.getAddress().getPort();
        Map<String, String> wanted = HostileFiles.write(files, canary.toUri().toString(), http);
        assertThat(wanted).hasSizeGreaterThan(FEWEST);
        Files.createDirectory(folder.resolve("run"));
        Map<String, String> before = listing();

        Process first = start(files, "large-disk");
        Process second = start(files, "small-disk");
        List<HostileRun.Line> large = end(first, "large-disk");
        List<HostileRun.Line> small = end(second, "small-disk");

        assertThat(outcomes(large, wanted)).isEqualTo(wanted);
        assertThat(small).hasSameSizeAs(large);
        for (HostileRun.Line line : Stream.concat(large.stream(), small.stream()).toList()) {
            assertThat(line.millis()).as(line.print()).isLessThan(LONGEST_MILLIS);
            assertThat(line.left()).as(line.print()).isZero();
            assertThat(line.good()).as(line.print()).isEqualTo(large.getFirst().good());
        }
        assertThat(hits).hasValue(0);
        assertThat(listing()).isEqualTo(before);
    }

    /// The outcomes as far as they are wanted: not every finding has to be foreseen.
    private static Map<String, String> outcomes(
            List<HostileRun.Line> lines, Map<String, String> wanted) {
        Map<String, String> outcomes = new TreeMap<>();
        for (HostileRun.Line line : lines) {
            List<String> got = List.of(line.outcome().split(" ", -1));
            List<String> must = List.of(wanted.getOrDefault(line.name(), "").split(" ", -1));
            boolean as = got.getFirst().equals(must.getFirst()) && got.containsAll(must);
            outcomes.put(line.name(), as ? String.join(" ", must) : line.outcome());
        }
        return outcomes;
    }

    private Map<String, String> listing() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> walked = Files.walk(folder)) {
            for (Path path : new TreeSet<>(walked.toList())) {
                boolean ours = path.startsWith(folder.resolve("run"));
                if (!ours) {
                    all.put(path.toString(), "" + Files.getLastModifiedTime(path));
                }
            }
        }
        return all;
    }

    private Process start(Path files, String disk) throws IOException {
        Path place = Files.createDirectories(folder.resolve("run").resolve(disk));
        Path good = Files.writeString(place.resolve("good.csv"), good());
        Path tables = Files.createDirectory(place.resolve("tables"));
        Path user = Files.createDirectory(place.resolve("user"));
        Path temporary = Files.createDirectory(place.resolve("tmp"));
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileRun.class.getName(),
                        files.toString(),
                        good.toString(),
                        tables.toString(),
                        disk);
        return new ProcessBuilder(command)
                .directory(user.toFile())
                .redirectErrorStream(true)
                .redirectOutput(place.resolve("lines").toFile())
                .start();
    }

    private List<HostileRun.Line> end(Process process, String disk)
            throws IOException, InterruptedException {
        Path place = folder.resolve("run").resolve(disk);
        int status = process.waitFor();
        List<String> lines = Files.readAllLines(place.resolve("lines"));
        assertThat(status).as(String.join("\n", lines)).isZero();
        for (String empty : List.of("tables", "user", "tmp")) {
            assertThat(place.resolve(empty)).isEmptyDirectory();
        }
        return lines.stream()
                .filter(line -> line.indexOf('\t') > 0)
                .map(HostileRun.Line::parse)
                .toList();
    }

    private static String good() {
        StringBuilder text = new StringBuilder("ville;date;montant\n");
        for (int i = 0; i < 100; i++) {
            text.append("Fès;0")
                    .append(1 + i % 9)
                    .append("/03/2024;1 234,")
                    .append(10 + i % 90)
                    .append('\n');
        }
        return text.toString();
    }
}
