package org.khettara.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.port.TableEngine.Source;
import org.khettara.core.report.Report;
import org.khettara.core.report.Text;

/// What the publisher reads of cells that are not of their column's type.
final class RejectedCellsTest {
    @TempDir Path folder;

    private List<Report.Finding> findings(String good, int goods, int bads) throws IOException {
        String text = "n;x\n" + ("1;" + good + "\n").repeat(goods) + "1;pas bon\n".repeat(bads);
        Path file = Files.write(folder.resolve("in.csv"), text.getBytes(UTF_8));
        Report report =
                new Engine().normalise(new Source(file, "t.csv"), folder, CellText.CANONICAL);
        return report.tables().getFirst().findings().stream()
                .filter(finding -> finding.code().contains("REJECTED"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "12, entier, عدد صحيح, integer",
        "'1,5', nombre, عدد, number",
        "2024-03-01, date, تاريخ, date",
        "2024-03-01 10:20:00, date et heure, تاريخ ووقت, date and time",
        "10:20:00, heure, وقت, time",
        "oui, booléen (oui/non), نعم/لا, yes/no"
    })
    void typeIsNamedInTheReadersLanguage(String cell, String fr, String ar, String en)
            throws IOException {
        Text message = findings(cell, 40, 1).getFirst().message();
        assertThat(message.fr()).contains("« x » (" + fr + ") ;");
        assertThat(message.ar()).contains("«x» (" + ar + ")؛");
        assertThat(message.en()).contains("“x” (" + en + ");");
    }

    @Test
    void oneCellIsOneFinding() throws IOException {
        assertThat(findings("12", 40, 1))
                .extracting(Report.Finding::code)
                .containsExactly("CELL_REJECTED");
    }

    @Test
    void oneRaggedRowIsOneFinding() throws IOException {
        String text = "a;b\n" + "1;2\n".repeat(15) + "1;2;3\n1\n" + "1;2\n".repeat(15);
        Path file = Files.write(folder.resolve("in.csv"), text.getBytes(UTF_8));
        Report report =
                new Engine().normalise(new Source(file, "t.csv"), folder, CellText.CANONICAL);
        assertThat(report.tables().getFirst().findings())
                .extracting(Report.Finding::code)
                .containsExactlyInAnyOrder("LONG_ROW", "SHORT_ROW", "CELLS_EMPTY");
    }

    @Test
    void aMarkAtTheBeginningIsNoOtherEncoding() throws IOException {
        Path file = Files.write(folder.resolve("in.csv"), "\uFEFFa;b\n1;2\n".getBytes(UTF_8));
        Report report =
                new Engine().normalise(new Source(file, "t.csv"), folder, CellText.CANONICAL);
        assertThat(report.tables().getFirst().changes())
                .extracting(Report.Change::what)
                .contains("BYTE_ORDER_MARK")
                .doesNotContain("ENCODING");
    }

    @Test
    void allCellsListedNeedNoSummary() throws IOException {
        assertThat(findings("12", 1000, 20))
                .hasSize(20)
                .extracting(Report.Finding::code)
                .containsOnly("CELL_REJECTED");
    }

    @Test
    void summaryTellsHowManyMoreThanAreListed() throws IOException {
        List<Report.Finding> findings = findings("12", 1000, 27);
        assertThat(findings).hasSize(21);
        assertThat(findings.getLast().code()).isEqualTo("CELLS_REJECTED");
        assertThat(findings.getLast().message().fr()).contains("7 autre(s)");
        assertThat(findings.getLast().message().ar()).contains("7 ");
        assertThat(findings.getLast().message().en()).contains("7 more");
    }
}
