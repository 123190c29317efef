package org.khettara.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.port.TableEngine.Source;
import org.khettara.core.report.ReasonCode;
import org.khettara.core.report.Report;

/// Archives as publishers' computers make them, and as nobody should.
@Timeout(30)
final class ArchiveTest {
    private static final RawZip.Item TABLE = RawZip.Item.of("t.csv", UTF_8, "a;b\n1;2\n3;4\n");

    @TempDir Path folder;

    private Report normalise(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("in.zip"), bytes);
        Path out = Files.createDirectories(folder.resolve("out"));
        return new Engine().normalise(new Source(file, "in.zip"), out, CellText.CANONICAL);
    }

    private void assertRefused(byte[] bytes, ReasonCode code, String words) throws IOException {
        Report report = normalise(bytes);
        Report.Reason reason = Objects.requireNonNull(report.reason());
        assertThat(reason.code()).isEqualTo(code);
        assertThat(reason.message().en()).contains(words);
        assertThat(folder.resolve("out")).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({
        "IBM437, Données é, Données é",
        "IBM850, Présentation à Fès, Présentation à Fès",
        "windows-1252, Données générales, Données générales",
        "windows-1256, إحصائيات السكان, إحصائيات السكان",
        "UTF-8, المياه والغابات é, المياه والغابات é"
    })
    void namesAreReadInTheCodePageInWhichTheyMakeSense(String charset, String name, String read)
            throws IOException {
        RawZip.Item item =
                RawZip.Item.of((name + ".csv").getBytes(Charset.forName(charset)), TABLE.content());
        Report report = normalise(new RawZip().add(item).end());
        assertThat(report.source().entries()).containsExactly(read + ".csv");
    }

    @Test
    void readMeFilesBecomeNotes() throws IOException {
        RawZip zip =
                new RawZip()
                        .add(RawZip.Item.of("LISEZMOI.txt", UTF_8, "Source : HCP\n\nAnnée 2024\n"))
                        .add(TABLE)
                        .add(
                                RawZip.Item.of(
                                        "x/methode.md",
                                        UTF_8,
                                        "Les chiffres sont revus tous les ans par les services.\n"));
        Report.Table table = normalise(zip.end()).tables().getFirst();
        assertThat(table.notes())
                .containsExactly(
                        "Source : HCP",
                        "Année 2024",
                        "Les chiffres sont revus tous les ans par les services.");
        assertThat(table.findings())
                .extracting(Report.Finding::code)
                .doesNotContain("ENTRY_SKIPPED");
    }

    @Test
    void entriesThatShareBytesAreABomb() throws IOException {
        RawZip zip = new RawZip().add(TABLE);
        for (int i = 0; i < 1000; i++) {
            zip.list(TABLE, 8, TABLE.content().length, 5, 0);
        }
        assertRefused(zip.end(), ReasonCode.BOMB, "overlap");
    }

    @Test
    void twoViewsOfOneArchiveMustAgree() throws IOException {
        RawZip.Item other = RawZip.Item.of("u.csv".getBytes(UTF_8), TABLE.content());
        byte[] zip = new RawZip().add(TABLE).end();
        zip[30] = 'u';
        assertRefused(zip, ReasonCode.CORRUPT, "damaged");
        assertThat(normalise(new RawZip().add(other).end()).rows()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"5, CORRUPT", "2000000000, BOMB", "4000, CORRUPT"})
    void sizesThatLieAreFoundOut(long size, ReasonCode code) throws IOException {
        assertRefused(new RawZip().add(TABLE, 8, size).end(), code, "");
    }

    @Test
    void contentThatIsNotWhatItWasIsCorrupt() throws IOException {
        byte[] zip = new RawZip().add(TABLE).end();
        int crc = zip.length - 22 - 46 - 5 + 16;
        zip[crc]++;
        assertRefused(zip, ReasonCode.CORRUPT, "damaged");
    }

    @Test
    void packingThatIsNotReadIsNamed() throws IOException {
        assertRefused(
                new RawZip().add(TABLE, 9, TABLE.content().length).end(),
                ReasonCode.CORRUPT,
                "method 9");
    }

    @Test
    void tooManyEntriesAreABomb() throws IOException {
        RawZip zip = new RawZip();
        for (int i = 0; i < 10_001; i++) {
            zip.add(RawZip.Item.of("f" + i, UTF_8, ""));
        }
        assertRefused(zip.end(), ReasonCode.BOMB, "10001");
    }

    @Test
    void archivesInArchivesAreLeftAside() throws IOException {
        byte[] inner = new RawZip().add(TABLE).end();
        RawZip.Item nested = RawZip.Item.of("inner.zip".getBytes(UTF_8), inner);
        assertRefused(new RawZip().add(nested).end(), ReasonCode.NOT_TABULAR, "another archive");
        assertRefused(HostileFilesTest.gzip(inner), ReasonCode.NOT_TABULAR, "another archive");
        assertRefused(
                HostileFilesTest.gzip(HostileFilesTest.gzip(TABLE.content())),
                ReasonCode.NOT_TABULAR,
                "another archive");
        Report report = normalise(new RawZip().add(nested).add(TABLE).end());
        assertThat(report.rows()).isEqualTo(2);
        assertThat(report.tables().getFirst().findings())
                .extracting(finding -> finding.message().en())
                .anyMatch(message -> message.contains("inner.zip"));
    }

    /// Small files each, but far more than the archive can honestly hold.
    @Test
    void manySmallBombsAreOne() throws IOException {
        RawZip zip = new RawZip();
        RawZip.Item zeros = RawZip.Item.of("z.txt".getBytes(UTF_8), new byte[16 << 20]);
        for (int i = 0; i < 12; i++) {
            zip.add(zeros);
        }
        assertRefused(zip.end(), ReasonCode.BOMB, "exceeds the limit");
    }

    @Test
    void listCutShortIsCorrupt() throws IOException {
        byte[] zip = new RawZip().add(TABLE).add(TABLE).end();
        assertRefused(java.util.Arrays.copyOf(zip, zip.length - 30), ReasonCode.CORRUPT, "damaged");
        zip[zip.length - 12] = 1;
        assertRefused(zip, ReasonCode.CORRUPT, "damaged");
    }
}
