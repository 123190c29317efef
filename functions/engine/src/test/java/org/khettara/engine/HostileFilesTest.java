package org.khettara.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.port.TableEngine.Source;
import org.khettara.core.report.ReasonCode;
import org.khettara.core.report.Report;

/// Files that break readers: each becomes a table or a refusal, soon, and leaves nothing else
/// behind.
@Timeout(30)
final class HostileFilesTest {
    @TempDir Path folder;

    private Report normalise(byte[] bytes) throws IOException {
        return normalise(bytes, new Engine());
    }

    private Report normalise(byte[] bytes, Engine engine) throws IOException {
        Path file = Files.write(folder.resolve("in.csv"), bytes);
        Path out = Files.createDirectories(folder.resolve("out"));
        return engine.normalise(new Source(file, "in.csv"), out, CellText.CANONICAL);
    }

    private void assertRefused(Report report, ReasonCode code) throws IOException {
        assertThat(report.reason()).isNotNull().extracting(Report.Reason::code).isEqualTo(code);
        try (Stream<Path> left = Files.list(folder.resolve("out"))) {
            assertThat(left).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "' \n\t\r\n ', EMPTY",
        "'\u00ef\u00bb\u00bf', EMPTY",
        "'\u00ef\u00bb\u00bf\n', EMPTY",
        "'%PDF-1.7 x', NOT_TABULAR",
        "'\u0089PNG\r\n', NOT_TABULAR",
        "'PAR1xxxxPAR1', NOT_TABULAR",
        "'<html><body><table></table></body></html>', NOT_TABULAR",
        "'<?xml version=\"1.0\"?><a/>', NOT_TABULAR",
        "'[{\"a\":1},{\"a\":2}]', NOT_TABULAR",
        "'{\"a\":1}', NOT_TABULAR",
        "'\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1', NOT_TABULAR",
        "'PK\u0003\u0004 not a zip at all', CORRUPT",
        "'\u001f\u008b\b broken', CORRUPT"
    })
    void contentThatIsNoTableIsRefused(String content, ReasonCode code) throws IOException {
        assertRefused(normalise(content.getBytes(ISO_8859_1)), code);
    }

    @Test
    void randomBytesAreBinary() throws IOException {
        byte[] bytes = new byte[10_000];
        new java.util.Random(1).nextBytes(bytes);
        assertRefused(normalise(bytes), ReasonCode.BINARY);
    }

    @Test
    void quoteThatNeverClosesSwallowsOneCellOnly() throws IOException {
        String text = "a;b\n" + "1;\"x\n" + "2;y\n".repeat(400_000);
        Report report = normalise(text.getBytes(UTF_8));
        assertThat(report.rows()).isEqualTo(400_001);
    }

    @Test
    void quoteOnEveryLineTakesNoLongTime() throws IOException {
        Report report = normalise(("a;b\n" + "\"1;2\n".repeat(200_000)).getBytes(UTF_8));
        assertThat(report.rows()).isGreaterThan(1000);
    }

    @Test
    void nulBytesStayOutOfNumbers() throws IOException {
        Report report = normalise(("a;b\n1\0;2\n3;4\0\n" + "5;6\n".repeat(30)).getBytes(UTF_8));
        assertThat(report.rows()).isEqualTo(32);
    }

    @Test
    void brokenUtf8KeepsTheRestRight() throws IOException {
        String good = "ville;n\n" + "Fès;1\nMeknès;2\n".repeat(50);
        byte[] bytes = (good + "Sal?;3\nx?y;4\n").getBytes(UTF_8);
        bytes[bytes.length - 10] = (byte) 0xE9;
        bytes[bytes.length - 5] = (byte) 0xC0;
        Report report = normalise(bytes);
        assertThat(report.source().encoding()).isEqualTo("UTF-8");
        assertThat(report.tables().getFirst().findings())
                .extracting(Report.Finding::code)
                .contains("BROKEN_UTF8");
        assertThat(Files.readString(folder.resolve("out/in.csv"))).contains("Fès,1", "Salé,3");
    }

    @ParameterizedTest
    @CsvSource({"'\u00c0\u00af'", "'\u00ed\u00a0\u0080'", "'\u00f8\u0088\u0080\u0080'"})
    void overlongFormsAndSurrogatesAreNoUtf8(String broken) throws IOException {
        Report report = normalise(("a;b\n1;" + broken + "\n2;x\n").getBytes(ISO_8859_1));
        assertThat(report.rows()).isEqualTo(2);
        assertThat(report.source().encoding()).isNotEqualTo("UTF-8");
    }

    @Test
    void loneSurrogatesInUtf16AreReplaced() throws IOException {
        byte[] text = "\uFEFFa;b\n1;x\n2;y\n".getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
        text[text.length - 4] = 0;
        text[text.length - 3] = (byte) 0xD8;
        assertThat(normalise(text).rows()).isEqualTo(2);
    }

    @Test
    void lineWithoutEndIsTooLarge() throws IOException {
        byte[] bytes = new byte[5 << 20];
        Arrays.fill(bytes, (byte) 'x');
        assertRefused(normalise(bytes), ReasonCode.TOO_LARGE);
    }

    @Test
    void twentyThousandColumnsAreTooLarge() throws IOException {
        String line = "1;".repeat(20_000) + "\n";
        assertRefused(normalise(line.repeat(3).getBytes(UTF_8)), ReasonCode.TOO_LARGE);
    }

    @Test
    void tenThousandColumnsAreATable() throws IOException {
        String line = "1;".repeat(9_999) + "1\n";
        assertThat(normalise(line.repeat(3).getBytes(UTF_8)).tables().getFirst().columns())
                .hasSize(10_000);
    }

    @Test
    void onlyDelimitersIsEmpty() throws IOException {
        assertRefused(normalise(";;;\n;;;\n;;;\n".getBytes(UTF_8)), ReasonCode.EMPTY);
    }

    @Test
    void gzipBombIsRefused() throws IOException {
        assertRefused(
                normalise(gzip(new byte[8 << 20]), new Engine(OpenerTest.TIGHT)), ReasonCode.BOMB);
    }

    @Test
    void gzipThatEndsTooSoonIsCorrupt() throws IOException {
        byte[] whole = gzip("a;b\n1;2\n".repeat(1000).getBytes(UTF_8));
        assertRefused(normalise(Arrays.copyOf(whole, whole.length - 12)), ReasonCode.CORRUPT);
    }

    @Test
    void gzippedTextIsATable() throws IOException {
        Report report = normalise(gzip("a;b\n1;2\n3;4\n".getBytes(UTF_8)));
        assertThat(report.rows()).isEqualTo(2);
    }

    static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    @Test
    void zipYieldsEveryTableInIt() throws IOException {
        Report report =
                normalise(
                        zip("x/un.csv", "a;b\n1;2\n", "deux.csv", "c,d\n3,4\n", "f.pdf", "%PDF-"));
        assertThat(report.tables()).extracting(Report.Table::name).containsExactly("un", "deux");
        assertThat(report.source().entries()).containsExactly("x/un.csv", "deux.csv", "f.pdf");
        assertThat(report.tables().getFirst().findings())
                .extracting(Report.Finding::code)
                .contains("ENTRY_SKIPPED");
    }

    @Test
    void zipThatReachesOutsideIsRefused() throws IOException {
        assertRefused(normalise(zip("../x.csv", "a;b\n1;2\n")), ReasonCode.UNSAFE_PATH);
    }

    @Test
    void encryptedZipIsRefused() throws IOException {
        byte[] zip = zip("x.csv", "a;b\n1;2\n");
        zip[6] |= 1;
        assertRefused(normalise(zip), ReasonCode.ENCRYPTED);
    }

    @Test
    void workbookIsToldToBecomeCsv() throws IOException {
        Report report = normalise(zip("[Content_Types].xml", "<x/>", "xl/workbook.xml", "<x/>"));
        assertRefused(report, ReasonCode.NOT_TABULAR);
        assertThat(report.source().format()).isEqualTo("xlsx");
        assertThat(Objects.requireNonNull(report.reason()).fix().en()).contains("CSV");
    }

    private static byte[] zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                out.putNextEntry(new ZipEntry(namesAndTexts[i]));
                out.write(namesAndTexts[i + 1].getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
