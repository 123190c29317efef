package org.khettara.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.port.TableEngine.Source;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.Report;

/// Corner cases of the Parquet files. The values are compared by readers that are not ours:
/// `parquet_oracle.py` over `target/parquet-corners`, where each test leaves its table.
final class ParquetCornersTest {
    private static final Path CORNERS = Path.of("target", "parquet-corners");

    /// Row groups of 100 rows.
    private static final Limits TIGHT =
            new Limits(
                    1 << 30,
                    1 << 20,
                    16_384,
                    1 << 30,
                    200,
                    64L << 20,
                    100,
                    1 << 18,
                    2_000,
                    65_536,
                    20,
                    100,
                    32L << 20,
                    2_000,
                    Limits.Formats.DEFAULT);

    @TempDir Path sources;

    private Report.Table write(String name, String text) throws IOException {
        return write(name, text, Limits.DEFAULT);
    }

    private Report.Table write(String name, String text, Limits limits) throws IOException {
        Path file = Files.write(sources.resolve(name + ".csv"), text.getBytes(UTF_8));
        Path folder = Files.createDirectories(CORNERS.resolve(name));
        try (Stream<Path> old = Files.list(folder)) {
            for (Path path : old.toList()) {
                Files.delete(path);
            }
        }
        Source source = new Source(file, name + ".csv");
        Report report = new Engine(limits).normalise(source, folder, CellText.CANONICAL);
        assertThat(report.status()).isEqualTo(Report.Status.PUBLISHED);
        Report.Table table = report.tables().getFirst();
        assertThat(footer(table).getNum_rows()).isEqualTo(table.rows());
        return table;
    }

    /// The footer, the length of which stands before the last four bytes.
    private static FileMetaData footer(Report.Table table) throws IOException {
        byte[] bytes = Files.readAllBytes(CORNERS.resolve(table.name()).resolve(table.parquet()));
        int end = bytes.length - 8;
        int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(end);
        try (InputStream in = new ByteArrayInputStream(bytes, end - length, length)) {
            return Util.readFileMetaData(in);
        }
    }

    private static SchemaElement element(Report.Table table, int column) throws IOException {
        return Objects.requireNonNull(footer(table).getSchema()).get(column + 1);
    }

    @Test
    void noRows() throws IOException {
        Report.Table table = write("no-rows", "ville;montant;date\n");
        assertThat(table.rows()).isZero();
        assertThat(table.columns())
                .extracting(Report.Column::name)
                .containsExactly("ville", "montant", "date");
    }

    @Test
    void columnWithoutValues() throws IOException {
        Report.Table table = write("no-values", "a;vide;c\n" + "1;;x\n2;\"\";y\n".repeat(50));
        assertThat(table.columns().get(1).type()).isEqualTo(ColumnType.STRING);
        assertThat(table.columns().get(1).missing()).isEqualTo(100);
    }

    @Test
    void rowGroupsOfWhichSomeHoldNoValue() throws IOException {
        StringBuilder text = new StringBuilder("n;ville;montant;jour;vrai\n");
        for (int i = 0; i < 1050; i++) {
            boolean empty = i >= 300 && i < 520;
            text.append(i).append(';').append(empty ? "" : "Fès " + i % 7);
            text.append(';').append(empty ? "" : i - 500 + "." + i % 10);
            text.append(';').append(empty ? "" : "19" + (10 + i % 90) + "-02-0" + (1 + i % 9));
            text.append(';').append(empty ? "" : i % 3 == 0 ? "oui" : "non").append('\n');
        }
        Report.Table table = write("row-groups", text.toString(), TIGHT);
        assertThat(table.rows()).isEqualTo(1050);
        assertThat(footer(table).getRow_groups()).hasSizeGreaterThan(1);
        assertThat(table.columns())
                .extracting(Report.Column::type)
                .containsExactly(
                        ColumnType.INTEGER,
                        ColumnType.STRING,
                        ColumnType.NUMBER,
                        ColumnType.DATE,
                        ColumnType.BOOLEAN);
        assertThat(table.columns().get(3).missing()).isEqualTo(220);
    }

    @ParameterizedTest
    @CsvSource({
        "9, INT32",
        "10, INT64",
        "18, INT64",
        "19, FIXED_LEN_BYTE_ARRAY",
        "38, FIXED_LEN_BYTE_ARRAY"
    })
    void decimalsOfEachWidth(int digits, Type physical) throws IOException {
        Report.Table table = write("decimals-" + digits, decimals(digits));
        assertThat(table.columns().getFirst().type()).isEqualTo(ColumnType.NUMBER);
        assertThat(table.columns().getFirst().min()).isEqualTo("-" + nines(digits));
        assertThat(table.columns().getFirst().max()).isEqualTo(nines(digits));
        assertThat(element(table, 0).getType()).isEqualTo(physical);
        assertThat(element(table, 0).getPrecision())
                .isEqualTo(digits <= 9 ? 9 : digits <= 18 ? 18 : 38);
        assertThat(element(table, 0).getScale()).isEqualTo(2);
    }

    @Test
    void moreDigitsThanDecimalsHoldStayText() throws IOException {
        Report.Table table = write("decimals-39", decimals(39));
        assertThat(table.columns().getFirst().type()).isEqualTo(ColumnType.STRING);
        assertThat(element(table, 0).getType()).isEqualTo(Type.BYTE_ARRAY);
    }

    private static String decimals(int digits) {
        String most = nines(digits);
        return String.join(
                "\n",
                "montant;x",
                "0.00;a",
                most + ";b",
                "-" + most + ";c",
                "-0.01;d",
                ";e",
                "7.5;f\n");
    }

    private static String nines(int digits) {
        return "9".repeat(digits - 2) + ".99";
    }

    @Test
    void integersBeyond64Bits() throws IOException {
        Report.Table table =
                write(
                        "integers",
                        """
                        n;x
                        9223372036854775807;a
                        -9223372036854775808;b
                        123456789012345678901;c
                        0;d
                        ;e
                        -1;f
                        """);
        assertThat(table.columns().getFirst().type()).isEqualTo(ColumnType.INTEGER);
        assertThat(table.columns().getFirst().max()).isEqualTo("123456789012345678901");
        assertThat(element(table, 0).getType()).isEqualTo(Type.FIXED_LEN_BYTE_ARRAY);
    }

    @Test
    void timesBefore1970() throws IOException {
        Report.Table table =
                write(
                        "before-1970",
                        """
                        jour;moment;utc;heure
                        1969-12-31;1969-12-31 23:59:59.999999;1969-12-31T23:30:00+01:00;23:59:59
                        1912-03-30;1900-01-01 00:00:01;1900-01-01T00:00:00-05:00;00:00:00
                        1970-01-01;1970-01-01 00:00:00;1970-01-01T00:00:00Z;12:00:00
                        ;;;
                        2024-02-29;2024-02-29 12:30:00;2024-02-29T12:30:00Z;00:00:01
                        """);
        assertThat(table.columns())
                .extracting(Report.Column::type)
                .containsExactly(
                        ColumnType.DATE, ColumnType.DATETIME, ColumnType.DATETIME, ColumnType.TIME);
        assertThat(table.columns().getFirst().min()).isEqualTo("1912-03-30");
    }

    @Test
    void emptyTextIsNull() throws IOException {
        Report.Table table =
                write("empty-text", "a;b\nx;1\n\"\";2\n;3\n   ;4\n\u00A0;5\nnull;6\n-;7\n");
        assertThat(table.columns().getFirst().type()).isEqualTo(ColumnType.STRING);
        assertThat(table.columns().getFirst().missing()).isEqualTo(4);
    }

    @Test
    void anyUnicode() throws IOException {
        String longest = "ب".repeat(5000);
        Report.Table table =
                write(
                        "unicode",
                        "الاسم;\"né \"\"le\"\"\";a/b\n"
                                + "الرباط;😀 été;\u200Fسلا\u200E\n"
                                + "e\u0301te\u0301;\"deux\nlignes\";\uFFFD\n"
                                + longest
                                + ";𝒳"
                                + longest
                                + ";\uD7FF\uE000\n"
                                + "\uDBFF\uDFFF;ﷺ;ß\n");
        assertThat(table.rows()).isEqualTo(4);
        assertThat(table.columns().getFirst().name()).isEqualTo("الاسم");
        assertThat(table.columns().get(1).name()).isEqualTo("né \"le\"");
    }

    /// A table of so many columns gathers its values over the batches.
    @Test
    void manyColumns() throws IOException {
        int width = 600;
        StringBuilder text = new StringBuilder();
        for (int row = -1; row < 3_000; row++) {
            for (int column = 0; column < width; column++) {
                text.append(column == 0 ? "" : ";");
                switch (row < 0 ? -1 : column % 5) {
                    case -1 -> text.append("colonne ").append(column);
                    case 0 -> text.append(row * 1_000L + column);
                    case 1 -> text.append((row + column) % 50).append(',').append(10 + row % 7);
                    case 2 -> text.append(row % 3 == 0 ? "" : "né " + row * column);
                    case 3 ->
                            text.append(10 + row % 18)
                                    .append("/0")
                                    .append(1 + column % 9)
                                    .append("/2024");
                    default -> text.append(row % 2 == 0 ? "oui" : "non");
                }
            }
            text.append('\n');
        }
        Report.Table table = write("many-columns", text.toString());
        assertThat(table.columns()).hasSize(width);
        assertThat(table.rows()).isEqualTo(3_000);
        assertThat(table.columns().get(0).distinct()).isBetween(2_600L, 3_400L);
        assertThat(table.columns().get(1).type()).isEqualTo(ColumnType.NUMBER);
    }
}
