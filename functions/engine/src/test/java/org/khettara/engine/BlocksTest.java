package org.khettara.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.port.TableEngine.Source;
import org.khettara.core.report.Report;

/// Where a block of text ends must not show: any size of blocks makes the same table and tells the
/// same of it.
final class BlocksTest {
    private static final String ODD =
            """
            Budget de la commune
            ville;montant;note
            Fès;1 234,50;"une ""note"" ; longue
            sur deux lignes"
            Rabat;12,25;"stray quote
            Salé;7,00;x;surplus
            Oujda;8,5

            Tanger;n.d.;
            ville;montant;note
            "Agadir" ;3,75; "espace"
            Total;1 265,00;
            Source : MEN
            (*) provisoire
            """;

    private static final String LATE =
            "a;b\n" + "1;x\n".repeat(300) + "2,5;\"y\nz\"\n" + "3;\n".repeat(20);

    private static final String TWO_TABLES =
            """
            Population par région
            région;hommes;femmes
            Fès;120;130
            Rabat;210;215
            Souss;98;97
            Source : HCP

            Écoles par région
            région;année;écoles;élèves
            Fès;2023;12;3400
            Rabat;2023;15;4100
            Souss;2023;9;2200
            """;

    private static final String CUT_NOTES =
            "ville;année;écoles;élèves\n"
                    + "Fès;2023;12;3400\nRabat;2023;15;4100\n".repeat(6)
                    + "Source : MEN ; 2023, provisoire\n(*) arrêté ; au 31 mars\n";

    private static final String CR_ONLY = ODD.replace('\n', '\r');
    private static final String CRLF = ODD.replace("\n", "\r\n");
    private static final String ARABIC =
            "المدينة|العدد\n" + "الدار البيضاء|١٢٣٤\nفاس|٥٦\n\"طنجة\"|٧٨\n".repeat(40);
    private static final String SEPARATED = "sep=~\r\nid~name\r\n" + "1~a\r\n2~\r\n".repeat(50);

    @TempDir Path folder;

    static Stream<String> texts() {
        return Stream.of(
                ODD,
                LATE,
                CR_ONLY,
                CRLF,
                ARABIC,
                SEPARATED,
                ODD.replace(';', '¦'),
                TWO_TABLES,
                CUT_NOTES,
                CUT_NOTES + "Salé;2023;9;2200\n",
                "one\n" + "alone\n".repeat(90) + "\n\n\"quoted\"\n");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void anySizeOfBlocksMakesTheSameTable(String text) throws IOException {
        Made whole = make(text, 4 << 20);
        for (int size : List.of(1, 7, 16, 33, 64, 100, 257, 1000)) {
            Made cut = make(text, size);
            assertThat(cut.csv()).as("blocks of %d bytes", size).isEqualTo(whole.csv());
            assertThat(cut.rejects()).as("blocks of %d bytes", size).isEqualTo(whole.rejects());
            assertThat(cut.report()).as("blocks of %d bytes", size).isEqualTo(whole.report());
        }
    }

    @Test
    void tablesOneUnderTheOtherAreApart() throws IOException {
        Report report = make(TWO_TABLES, 64).report();
        assertThat(report.tables()).extracting(Report.Table::name).containsExactly("t", "t-2");
        assertThat(report.tables()).extracting(Report.Table::rows).containsExactly(3L, 3L);
        Report.Table second = report.tables().getLast();
        assertThat(second.columns())
                .extracting(Report.Column::name)
                .containsExactly("région", "année", "écoles", "élèves");
        assertThat(report.tables().getFirst().notes())
                .containsExactly("Population par région", "Source : HCP");
        assertThat(second.notes()).containsExactly("Écoles par région");
        assertThat(second.dialect().firstDataRow()).isEqualTo(10);
    }

    private record Made(String csv, String rejects, Report report) {}

    private Made make(String text, int blockBytes) throws IOException {
        Path file = Files.write(folder.resolve("t.csv"), text.getBytes(UTF_8));
        Path out = Files.createDirectories(folder.resolve("out" + blockBytes));
        Report report =
                new Engine(Limits.DEFAULT.withBlocks(blockBytes))
                        .normalise(new Source(file, "t.csv"), out, CellText.CANONICAL);
        Path rejects = out.resolve("t.rejects.csv");
        return new Made(
                Files.readString(out.resolve("t.csv")),
                Files.exists(rejects) ? Files.readString(rejects) : "",
                report);
    }
}
