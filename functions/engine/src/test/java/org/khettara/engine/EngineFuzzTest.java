package org.khettara.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.port.TableEngine.Source;
import org.khettara.core.report.Report;

/// Any bytes give a refusal or a right table, and nothing else. In the build each target runs over
/// its kept inputs; with `JAZZER_FUZZ=1` and `-Dtest=EngineFuzzTest#table` it looks for more.
final class EngineFuzzTest {
    private static final int MOST = 1 << 14;
    private static final char[] DECIMALS = {'.', ','};

    /// What was made of some bytes: nothing of this may depend on the blocks they were cut into.
    private record Made(Report report, List<String> files) {}

    /// Decoding, dialect, layout and all that follows: the table that is written is the one that is
    /// reported.
    @FuzzTest(maxDuration = "10m")
    void table(byte[] data) throws IOException {
        if (data.length > MOST) {
            return;
        }
        normalise(data, new Engine(), CellText.CANONICAL);
        normalise(data, new Engine(), CellText.AS_PUBLISHED);
    }

    @FuzzTest(maxDuration = "10m")
    void blocks(byte[] data) throws IOException {
        if (data.length < 2 || data.length > MOST) {
            return;
        }
        int size = 1 + (data[0] & 0xFF) * 3;
        byte[] text = Arrays.copyOfRange(data, 1, data.length);
        Engine cut = new Engine(Limits.DEFAULT.withBlocks(size));
        assertThat(normalise(text, cut, CellText.CANONICAL))
                .isEqualTo(normalise(text, new Engine(), CellText.CANONICAL));
    }

    /// An archive is opened or refused, whatever its tables of contents say.
    @FuzzTest(maxDuration = "10m")
    void zip(byte[] data) throws IOException {
        if (data.length > MOST) {
            return;
        }
        byte[] archive = data.clone();
        byte[] magic = {'P', 'K', 3, 4};
        System.arraycopy(magic, 0, archive, 0, Math.min(archive.length, magic.length));
        normalise(archive, new Engine(), CellText.CANONICAL);
    }

    /// The quick reader of numbers and the one with the whole grammar say the same.
    @FuzzTest(maxDuration = "10m")
    void numbers(byte[] cell) {
        String text = new String(cell, StandardCharsets.UTF_8);
        char[] chars = Chars.trim(text).toCharArray();
        if (chars.length == 0) {
            return;
        }
        NumberReader whole = new NumberReader();
        boolean read = whole.read(chars, 0, chars.length);
        for (char decimal : DECIMALS) {
            if (read && (decimal == '.' ? whole.dotDecimal() : whole.commaDecimal())) {
                whole.write(decimal, DigitGroups.room());
            }
        }
        PlainNumber plain = new PlainNumber();
        // The engine's texts have padding, with what is no part of the cell.
        byte[] padded = Arrays.copyOf(cell, cell.length + Batch.PADDING);
        Arrays.fill(padded, cell.length, padded.length, (byte) '9');
        if (plain.read(padded, 0, cell.length)) {
            char decimal = plain.point == ',' ? ',' : '.';
            assertThat(read).as(text).isTrue();
            assertThat(decimal == '.' ? whole.dotDecimal() : whole.commaDecimal()).isTrue();
            assertThat(whole.unscaled()).as(text).isEqualTo(plain.unscaled);
            assertThat(whole.scale(decimal)).as(text).isEqualTo(plain.scale);
            byte[] quick = new byte[cell.length];
            int length = plain.write(padded, 0, cell.length, quick, 0);
            char[] slow = DigitGroups.room();
            assertThat(new String(slow, 0, whole.write(decimal, slow)))
                    .isEqualTo(new String(quick, 0, length, StandardCharsets.US_ASCII));
        }
    }

    /// What is read as a date is one, whichever way round it is read.
    @FuzzTest(maxDuration = "10m")
    void dates(byte[] cell) {
        char[] chars = Chars.trim(new String(cell, StandardCharsets.UTF_8)).toCharArray();
        DateReader dates = new DateReader();
        if (chars.length == 0 || !dates.read(chars, 0, chars.length)) {
            return;
        }
        assertThat(dates.micros()).isBetween(0L, 86_400_000_000L - 1);
        if (!dates.hasDate()) {
            return;
        }
        for (boolean monthFirst : new boolean[] {false, true}) {
            if (dates.fixedOrder() || (monthFirst ? dates.monthFirst() : dates.dayFirst())) {
                assertThat(LocalDate.ofEpochDay(dates.epochDay(monthFirst)).getYear())
                        .isBetween(1300, 9999);
                dates.epochMicros(monthFirst);
            }
        }
    }

    private static Made normalise(byte[] bytes, Engine engine, CellText cells) throws IOException {
        Path folder = Files.createTempDirectory("fuzz");
        try {
            Path file = Files.write(folder.resolve("in"), bytes);
            Path tables = Files.createDirectory(folder.resolve("tables"));
            Report report = engine.normalise(new Source(file, "t.csv"), tables, cells);
            List<String> files = new java.util.ArrayList<>();
            for (Report.Table table : report.tables()) {
                String csv = Files.readString(tables.resolve(table.csv()));
                assertCounts(table, csv);
                if (cells == CellText.CANONICAL) {
                    assertNames(table, csv);
                }
                files.add(csv);
            }
            assertNothingElse(tables, report);
            return new Made(report, files);
        } finally {
            delete(folder);
        }
    }

    private static void assertCounts(Report.Table table, String csv) {
        List<List<String>> rows = Csv.read(csv);
        assertThat(rows).hasSize((int) table.rows() + 1);
        assertThat(rows).allMatch(row -> row.size() == table.columns().size());
    }

    private static void assertNames(Report.Table table, String csv) {
        assertThat(Csv.read(csv).getFirst())
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(
                        table.columns().stream().map(Report.Column::name).toList());
    }

    private static void assertNothingElse(Path tables, Report report) throws IOException {
        try (Stream<Path> left = Files.list(tables)) {
            assertThat(left)
                    .allMatch(path ->
                            report.tables().stream().anyMatch(t -> belongs(path, t.name())));
        }
    }

    private static boolean belongs(Path file, String table) {
        return file.getFileName().toString().startsWith(table + ".");
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walked = Files.walk(folder)) {
            all = walked.sorted(java.util.Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
