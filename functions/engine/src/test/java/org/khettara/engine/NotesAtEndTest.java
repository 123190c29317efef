package org.khettara.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.port.TableEngine.Source;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.Report;

/// A note behind a table with the delimiter among its words: no row, where its cells are words and
/// the columns have values; whatever may be a row stays one.
final class NotesAtEndTest {
    private static final String HEADER = "ville;région;année;écoles;élèves;taux\n";

    @TempDir Path folder;

    private Report.Table table(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("in.csv"), text);
        Path out = Files.createDirectories(folder.resolve("out"));
        Report report = new Engine().normalise(new Source(file, "in.csv"), out, CellText.CANONICAL);
        assertThat(report.tables()).hasSize(1);
        return report.tables().getFirst();
    }

    private static String rows(int number) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < number; i++) {
            rows.append("Ville ").append((char) ('A' + i)).append(";Nord;2023;");
            rows.append(10 + i)
                    .append(';')
                    .append(3400 + 7 * i)
                    .append(";0,")
                    .append(i)
                    .append('\n');
        }
        return rows.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Source : HCP ; 2023, provisoire;2024, estimé",
                "Source : HCP ; RGPH ; chiffres provisoires",
                "المصدر: المندوبية السامية للتخطيط ; الرباط ; أرقام مؤقتة",
                "(*) estimation ; méthode revue ; série de 2014 interrompue",
                "Note : a ; b ; c d ; e ; f ; g ; h ; i",
                "Source : HCP ; DR ; 2023 ; provisoire",
            })
    void aNoteCutByTheDelimiterIsANote(String note) throws IOException {
        for (int size : List.of(4, 20)) {
            Report.Table table = table(HEADER + rows(size) + note + "\n");
            assertThat(table.rows()).isEqualTo(size);
            assertThat(table.notes()).containsExactly(note);
            assertThat(table.columns().get(2).type()).isEqualTo(ColumnType.INTEGER);
            assertThat(table.findings())
                    .extracting(Report.Finding::code)
                    .doesNotContain("SHORT_ROW", "LONG_ROW", "CELL_REJECTED");
        }
    }

    @Test
    void whatFollowsANoteInTheSameWayIsOneToo() throws IOException {
        String notes = "\nSource : MEN\nLes écoles ; les collèges ; les lycées publics\n";
        Report.Table table = table(HEADER + rows(12) + notes);
        assertThat(table.rows()).isEqualTo(12);
        assertThat(table.notes())
                .containsExactly("Source : MEN", "Les écoles ; les collèges ; les lycées publics");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(1) Salé;Nord;2023;12",
                "* Salé;Nord;2023",
                "Page d'accueil;Nord;n.d.;12",
                "Salé;Nord;inconnu",
                "Total;;;120;4000",
                "Source de la Moulouya;Oriental;2023;3;120",
                "Champ Est;Oriental"
            })
    void aShortRowOfTheTableStays(String row) throws IOException {
        Report.Table table = table(HEADER + rows(15) + row + "\n");
        assertThat(table.rows()).isEqualTo(16);
        assertThat(table.notes()).isEmpty();
    }

    @Test
    void aRowBetweenOthersStaysWhateverItSays() throws IOException {
        String odd = "Source : HCP ; RGPH ; chiffres provisoires\n";
        Report.Table table = table(HEADER + rows(15) + odd + rows(15));
        assertThat(table.rows()).isEqualTo(31);
        assertThat(table.notes()).isEmpty();
    }

    @Test
    void inATableOfTextsNothingTellsANoteFromARow() throws IOException {
        String rows = "Salé;Nord;rue A\nFès;Centre;rue B\n".repeat(8);
        Report.Table table = table("ville;région;rue\n" + rows + "Source Bleue;Est\n");
        assertThat(table.rows()).isEqualTo(17);
    }
}
