package org.khettara.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Compressed texts are expanded beside the tables and nowhere else, and leave nothing behind.
final class OpenerTest {
    static final Limits TIGHT =
            new Limits(
                    1 << 30,
                    1 << 20,
                    16_384,
                    1 << 20,
                    200,
                    1 << 18,
                    100,
                    1 << 18,
                    2_000,
                    65_536,
                    20,
                    1 << 18,
                    32L << 20,
                    4 << 20,
                    Limits.Formats.DEFAULT);

    @TempDir Path folder;
    private Path tables = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        tables = Files.createDirectory(folder.resolve("tables"));
    }

    private Path compressed(String format, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = stream(format, bytes)) {
            out.write(content);
            if (out instanceof ZipOutputStream zip) {
                zip.putNextEntry(new ZipEntry("second.csv"));
                zip.write("c;d\n3;4\n".getBytes(UTF_8));
            }
        }
        return Files.write(folder.resolve("in"), bytes.toByteArray());
    }

    private static OutputStream stream(String format, OutputStream bytes) throws IOException {
        if (format.equals("gz")) {
            return new GZIPOutputStream(bytes);
        }
        ZipOutputStream zip = new ZipOutputStream(bytes);
        zip.putNextEntry(new ZipEntry("first.csv"));
        return zip;
    }

    private void assertNothingLeft() throws IOException {
        try (Stream<Path> left = Files.list(tables)) {
            assertThat(left).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "zip"})
    void textsAreExpandedBesideTheTables(String format) throws IOException, Refusal {
        List<Path> seen = new ArrayList<>();
        Opener opener =
                new Opener(
                        tables,
                        Limits.DEFAULT,
                        List.of(),
                        entry -> {
                            assertThat(entry.file()).content().contains(";");
                            seen.add(entry.file());
                        });
        opener.open(compressed(format, "a;b\n1;2\n".getBytes(UTF_8)), "in");
        assertThat(seen)
                .hasSize(format.equals("gz") ? 1 : 2)
                .allSatisfy(file -> assertThat(file).startsWithRaw(tables));
        assertNothingLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "zip"})
    void nothingIsLeftWhenReadingFails(String format) throws IOException {
        Path file = compressed(format, "a;b\n1;2\n".getBytes(UTF_8));
        Opener opener =
                new Opener(
                        tables,
                        Limits.DEFAULT,
                        List.of(),
                        entry -> {
                            throw new IOException("No space left on device");
                        });
        assertThatThrownBy(() -> opener.open(file, "in")).hasMessageContaining("No space left");
        assertNothingLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "zip"})
    void bombIsStoppedAndLeavesNothing(String format) throws IOException {
        Path file = compressed(format, new byte[8 << 20]);
        Opener opener =
                new Opener(
                        tables,
                        TIGHT,
                        List.of(),
                        entry -> {
                            throw new AssertionError("a bomb was read");
                        });
        assertThatThrownBy(() -> opener.open(file, "in")).isInstanceOf(Refusal.class);
        assertNothingLeft();
    }

    @Test
    void plainTextIsReadWhereItIs() throws IOException, Refusal {
        Path file = Files.writeString(folder.resolve("in"), "a;b\n1;2\n");
        List<Path> seen = new ArrayList<>();
        new Opener(tables, TIGHT, List.of(), entry -> seen.add(entry.file())).open(file, "in");
        assertThat(seen).containsExactly(file);
        assertNothingLeft();
    }
}
