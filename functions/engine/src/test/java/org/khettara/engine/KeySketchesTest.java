package org.khettara.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.join.Join;
import org.khettara.core.join.JoinIndex;
import org.khettara.core.join.KeyColumn;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.port.TableEngine.Source;
import org.khettara.core.report.KeySketch;
import org.khettara.core.report.Report;
import org.khettara.core.upload.DatasetId;

/// Which columns are keys, and what their sketches tell of two tables.
final class KeySketchesTest {
    @TempDir Path folder;

    private Report report(String title, List<String> values, Engine engine) throws IOException {
        var text = new StringBuilder("x;" + title + "\n");
        values.forEach(value -> text.append("a;").append(value).append('\n'));
        Path file = Files.write(folder.resolve("source.csv"), text.toString().getBytes(UTF_8));
        return engine.normalise(new Source(file, "t.csv"), folder, CellText.CANONICAL);
    }

    private @Nullable KeySketch key(String title, IntFunction<String> value) throws IOException {
        List<String> values = IntStream.range(0, 300).mapToObj(value).toList();
        Report report = report(title, values, new Engine());
        return report.tables().getFirst().columns().getLast().key();
    }

    private static String ice(int i) {
        long number = 1_000_003L * (i + 7);
        return "%013d%02d".formatted(number, (97 - number * 100 % 97) % 97);
    }

    @Test
    void numbersOfCompaniesAndIdentifiersAreKeys() throws IOException {
        assertThat(key("ICE", KeySketchesTest::ice))
                .extracting(KeySketch::kind)
                .isEqualTo(KeySketch.Kind.ICE);
        assertThat(key("Code postal", i -> Integer.toString(10_000 + 37 * i)))
                .extracting(KeySketch::kind)
                .isEqualTo(KeySketch.Kind.POSTAL_CODE);
        assertThat(key("Référence", i -> "AO-%05d".formatted(i * 131)))
                .extracting(KeySketch::kind)
                .isEqualTo(KeySketch.Kind.TEXT);
        assertThat(key("id", i -> Integer.toString(1 + i * 1_013)))
                .extracting(KeySketch::kind)
                .isEqualTo(KeySketch.Kind.INTEGER);
        assertThat(key("Établissement", i -> "Centre " + Integer.toString(i * 9_973, 36)))
                .extracting(KeySketch::kind)
                .isEqualTo(KeySketch.Kind.TEXT);
    }

    @Test
    void whatIsCountedUpOrMeasuredOrLongIsNoKey() throws IOException {
        assertThat(key("id", i -> Integer.toString(i + 1))).isNull();
        assertThat(key("Lot", i -> "LOT-%03d".formatted(i))).isNull();
        assertThat(key("N°", i -> "%04d".formatted(i))).isNull();
        assertThat(key("Montant", i -> Integer.toString(i * 7_919))).isNull();
        assertThat(key("Statut", i -> i % 2 == 0 ? "Oui" : "Non")).isNull();
        assertThat(key("Note", i -> "Il y a beaucoup à dire de cela. ".repeat(3) + i)).isNull();
    }

    @Test
    void columnsOfPersonsAreNoKeys() throws IOException {
        assertThat(key("Téléphone", i -> "06%08d".formatted(i * 131_071))).isNull();
        assertThat(key("CIN", i -> "AB%06d".formatted(i * 3_001))).isNull();
        assertThat(key("E-mail", i -> "u%d@gmail.com".formatted(i * 17))).isNull();
        assertThat(key("Nom et prénom", i -> (i % 2 == 0 ? "Amina" : "Youssef") + " Naciri"))
                .isNull();
    }

    @Test
    void theSketchIsThatOfTheValuesWhateverTheirOrderBlocksAndThreads() throws IOException {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            values.add("AO-%06d".formatted(i * 131 % 999_983));
        }
        KeySketch whole = last(report("Référence", values, new Engine()));
        Collections.shuffle(values, new Random(1));
        values.addAll(values.subList(0, 100));
        Engine other = new Engine(Limits.DEFAULT.withBlocks(700)).withThreads(3);
        assertThat(last(report("Référence", values, other))).isEqualTo(whole);
    }

    private static @Nullable KeySketch last(Report report) {
        return report.tables().getFirst().columns().getLast().key();
    }

    @Test
    void sharesOfLargeColumnsAreEstimated() throws IOException {
        List<String> all =
                IntStream.range(0, 90_000).mapToObj(i -> "AO-%07d".formatted(i * 97)).toList();
        DatasetId one = DatasetId.parse("onee.one");
        DatasetId other = DatasetId.parse("onee.other");
        List<KeyColumn> keys = new ArrayList<>();
        keys.addAll(KeyColumn.of(one, report("Référence", all, new Engine())));
        keys.addAll(KeyColumn.of(other, report("Référence", all.subList(0, 30_000), new Engine())));
        Join join = new JoinIndex(keys).of(other).getFirst();
        assertThat(join.estimated()).isTrue();
        assertThat(join.shareHere()).isEqualTo(1);
        assertThat(join.shareThere()).isCloseTo(1 / 3.0, within(0.1));
    }
}
