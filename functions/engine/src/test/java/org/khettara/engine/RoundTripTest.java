package org.khettara.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.port.TableEngine.Source;
import org.khettara.core.report.Report;

/// Tables written in many dialects and encodings come back the same.
final class RoundTripTest {
    private static final String[] TOWNS = {
        "Fès",
        "Béni Mellal",
        "Salé",
        "Laâyoune",
        "Oujda; nord",
        "Rabat, \"Hay\"",
        "Kénitra\nest",
        ""
    };
    private static final String[] ARABIC = {
        "الرباط", "فاس", "الدار البيضاء", "طنجة", "أكادير", "العيون"
    };

    @TempDir Path folder;

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void tableComesBack(int seed) throws IOException {
        Generated table = new Generated(new Random(seed));
        Path file = Files.write(folder.resolve("source.csv"), table.bytes());

        Report report =
                new Engine().normalise(new Source(file, "t.csv"), folder, CellText.CANONICAL);

        assertThat(report.status()).as("%s", table).isEqualTo(Report.Status.PUBLISHED);
        assertThat(Files.readString(folder.resolve(report.tables().getFirst().csv())))
                .as("%s", table)
                .isEqualTo(table.canonical());
    }

    @Test
    void outputIsTheSameUnderAnyLocaleAndTimeZone() throws IOException {
        byte[] bytes = new Generated(new Random(11)).bytes();
        List<byte[]> usual = outputs(bytes, "a");
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-MA-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Africa/Casablanca"));
            assertThat(outputs(bytes, "b"))
                    .usingElementComparator(Arrays::compare)
                    .isEqualTo(usual);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private List<byte[]> outputs(byte[] bytes, String name) throws IOException {
        Path out = Files.createDirectory(folder.resolve(name));
        Path file = Files.write(folder.resolve("same.csv"), bytes);
        Report report =
                new Engine().normalise(new Source(file, "same.csv"), out, CellText.CANONICAL);
        List<byte[]> outputs = new ArrayList<>();
        for (String ending : List.of(".csv", ".parquet", ".schema.json")) {
            outputs.add(Files.readAllBytes(out.resolve("same" + ending)));
        }
        outputs.add(report.toString().getBytes(StandardCharsets.UTF_8));
        return outputs;
    }

    /// A table, how a publisher might write it, and what it must become.
    private static final class Generated {
        private final Random random;
        private final char delimiter;
        private final String end;
        private final Charset charset;
        private final boolean french;
        private final StringBuilder published = new StringBuilder();
        private final StringBuilder canonical = new StringBuilder();

        Generated(Random random) {
            this.random = random;
            this.delimiter = ";,\t|~".charAt(random.nextInt(5));
            this.end = new String[] {"\n", "\r\n", "\r"}[random.nextInt(3)];
            this.charset =
                    List.of(
                                    StandardCharsets.UTF_8,
                                    Charset.forName("windows-1252"),
                                    StandardCharsets.UTF_16LE,
                                    Charset.forName("windows-1256"))
                            .get(random.nextInt(4));
            this.french = delimiter != ',' && random.nextBoolean();
            boolean arabic = charset.name().equals("windows-1256");
            row("numéro", "ville", "date relevé", "montant", "code postal");
            int rows = 30 + random.nextInt(300);
            for (int i = 0; i < rows; i++) {
                add(i, arabic);
            }
        }

        private void row(String... cells) {
            for (int i = 0; i < cells.length; i++) {
                published.append(i > 0 ? delimiter : "").append(quoted(cells[i], delimiter));
                canonical.append(i > 0 ? "," : "").append(quoted(cells[i], ','));
            }
            published.append(end);
            canonical.append("\r\n");
        }

        private void add(int i, boolean arabic) {
            LocalDate day =
                    LocalDate.of(2000 + random.nextInt(25), 1, 1).plusDays(random.nextInt(365));
            int cents = random.nextInt(10_000_000);
            String amount = cents / 100 + "." + cents % 100 / 10 + cents % 10;
            String town =
                    arabic
                            ? ARABIC[random.nextInt(ARABIC.length)]
                            : TOWNS[random.nextInt(TOWNS.length)];
            String code = "0" + (1000 + random.nextInt(8999));
            String[] clean = {"" + i, town, day.toString(), amount, code};
            String[] raw = clean.clone();
            if (french) {
                raw[2] =
                        twoDigits(day.getDayOfMonth())
                                + "/"
                                + twoDigits(day.getMonthValue())
                                + "/"
                                + day.getYear();
                raw[3] = amount.replace('.', ',');
            }
            for (int c = 0; c < 5; c++) {
                published.append(c > 0 ? delimiter : "").append(quoted(raw[c], delimiter));
                canonical.append(c > 0 ? "," : "").append(quoted(clean[c], ','));
            }
            published.append(end);
            canonical.append("\r\n");
        }

        private static String twoDigits(int value) {
            return value < 10 ? "0" + value : "" + value;
        }

        private static String quoted(String cell, char delimiter) {
            boolean needed =
                    cell.indexOf(delimiter) >= 0
                            || cell.indexOf('"') >= 0
                            || cell.indexOf('\n') >= 0;
            return needed ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
        }

        byte[] bytes() {
            return published.toString().getBytes(charset);
        }

        String canonical() {
            return canonical.toString();
        }

        @Override
        public String toString() {
            return "delimiter " + (int) delimiter + " " + charset + " french " + french;
        }
    }
}
