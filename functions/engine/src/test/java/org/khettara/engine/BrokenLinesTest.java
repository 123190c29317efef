package org.khettara.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.port.TableEngine.Source;
import org.khettara.core.report.Report;
import org.khettara.core.report.Report.Finding;

/// What the report says of bytes that are not UTF-8 in a text that otherwise is: the publisher
/// finds each by its line.
final class BrokenLinesTest {
    private static final String GOOD = "ville;habitants\n" + "Fès;1200\nMeknès;2300\n".repeat(40);

    @TempDir Path folder;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private BrokenLinesTest utf8(String text) {
        bytes.writeBytes(text.getBytes(UTF_8));
        return this;
    }

    private BrokenLinesTest latin(String text) {
        bytes.writeBytes(text.getBytes(ISO_8859_1));
        return this;
    }

    private Report report(Engine engine) throws IOException {
        Path file = Files.write(folder.resolve("in.csv"), bytes.toByteArray());
        Path out = Files.createDirectories(folder.resolve("out"));
        return engine.normalise(new Source(file, "in.csv"), out, CellText.CANONICAL);
    }

    private static List<Finding> broken(Report report) {
        return report.tables().stream()
                .flatMap(table -> table.findings().stream())
                .filter(finding -> finding.code().equals("BROKEN_UTF8"))
                .toList();
    }

    private static List<Finding> lines(Report report) {
        return broken(report).stream().filter(finding -> finding.where().line() != null).toList();
    }

    @Test
    void eachBrokenLineIsListedWithItsBytesAndAsItIsRead() throws IOException {
        utf8(GOOD).latin("Salé;3400\n").utf8("Témara;12\n").latin("é;\u00c3\n");
        Report report = report(new Engine());
        assertThat(report.source().encoding()).isEqualTo("UTF-8");
        assertThat(lines(report)).extracting(f -> f.where().line()).containsExactly(82L, 84L);
        assertThat(lines(report)).extracting(Finding::value).containsExactly("Salé;3400", "é;Ã");
        assertThat(lines(report).getFirst().message().en()).contains("82", "E9");
        assertThat(lines(report).getLast().message().en()).contains("84", "E9 C3");
        assertThat(broken(report)).hasSize(3);
        assertThat(broken(report).getFirst().message().en()).contains("3 byte(s) on 2 line(s)");
    }

    @Test
    void aFewLettersAndOneBrokenAreNoMojibake() throws IOException {
        utf8("ville;n\nFès;1\nMeknès;2\nالرباط;3\n").latin("Salé;4\n");
        Report report = report(new Engine());
        assertThat(Files.readString(folder.resolve("out/in.csv")))
                .contains("Fès,1", "Meknès,2", "الرباط,3", "Salé,4");
        assertThat(lines(report)).extracting(f -> f.where().line()).containsExactly(5L);
    }

    @Test
    void macRomanThatLooksLikeUtf8HereAndThereIsNot() throws IOException {
        String text = "nom;n\nd’électricité;1\nl’école;2\nl’été;3\nl’élève;4\n";
        bytes.writeBytes(text.getBytes(Charset.forName("x-MacRoman")));
        assertThat(broken(report(new Engine()))).isEmpty();
    }

    @Test
    void linesAreThoseOfAnEditorWhateverTheRecords() throws IOException {
        utf8("\uFEFFsep=;\r\nville;note\r\nFès;\"une\r\nnote\"\r\n\r\n").latin("Salé;x\r");
        utf8("é;y\r\n").utf8("Fès;z\r\n".repeat(12)).latin("Salé;fin");
        assertThat(lines(report(new Engine())))
                .extracting(finding -> finding.where().line())
                .containsExactly(6L, 20L);
    }

    @Test
    void theFirstAreListedAndAllAreCounted() throws IOException {
        utf8(GOOD.repeat(10));
        for (int i = 0; i < 31; i++) {
            latin("Salé;3\n");
        }
        Report report = report(new Engine());
        assertThat(lines(report)).hasSize(Limits.DEFAULT.listed());
        assertThat(broken(report).getFirst().message().fr()).contains("31 octet(s)", "31 ligne(s)");
    }

    @Test
    void aLongLineIsShownAroundTheByte() throws IOException {
        utf8(GOOD)
                .utf8("é".repeat(70_000))
                .latin("\u00ff".repeat(9))
                .utf8("à".repeat(70_000) + ";1\n");
        Finding line = lines(report(new Engine())).getFirst();
        assertThat(line.value()).contains("éÿÿÿÿÿÿÿÿÿà").hasSizeLessThanOrEqualTo(201);
        assertThat(line.message().en()).contains("FF FF FF FF FF FF FF FF …");
    }

    @Test
    void aSequenceCutByTheEndOfTheTextIsBroken() throws IOException {
        utf8(GOOD + "Sal").latin("\u00e2\u0082");
        assertThat(lines(report(new Engine()))).extracting(Finding::value).containsExactly("Salâ‚");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 1000})
    void blocksAndThreadsMakeNoDifference(int block) throws IOException {
        utf8(GOOD).latin("Salé;3400\n").utf8(GOOD).latin("Salé;n\n").utf8(GOOD);
        Report whole = report(new Engine());
        assertThat(lines(whole)).hasSize(2);
        Limits limits = Limits.DEFAULT.withBlocks(block);
        assertThat(report(new Engine(limits)).tables()).isEqualTo(whole.tables());
        assertThat(report(new Engine(limits).withThreads(2)).tables()).isEqualTo(whole.tables());
    }

    @Test
    void aTextOfTwoTablesTellsItOnce() throws IOException {
        utf8("Population\nrégion;hommes;femmes\nFès;120;130\nRabat;210;215\nSouss;98;97\n\n");
        utf8("Écoles\nrégion;année;écoles;élèves\nFès;2023;12;3400\nRabat;2023;15;4100\n");
        utf8("Fès;2023;12;34\n".repeat(10)).latin("Salé;2023;9;2200\n");
        Report report = report(new Engine());
        assertThat(report.tables()).hasSize(2);
        assertThat(broken(report)).hasSize(2);
        assertThat(lines(report).getFirst().where().line()).isEqualTo(21L);
    }
}
