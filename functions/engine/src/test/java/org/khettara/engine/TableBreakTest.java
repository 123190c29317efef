package org.khettara.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Where another table begins in a text, and where none does.
final class TableBreakTest {
    private static final String TOWNS =
            """
            Ville;Population;Relevé
            Rabat;577827;01/02/2014
            Salé;890403;02/02/2014
            Fès;1112072;03/02/2014
            Oujda;494252;04/02/2014
            """;
    private static final String MEETINGS =
            """
            Ministre;Date;Organisme;Objet;;
            A. Alaoui;octobre;Croissant rouge;Urgences;;
            B. Bennani;novembre;Banque;Prêt;;
            """;

    private static List<SampleRow> rows(String text) {
        List<SampleRow> rows = new ArrayList<>();
        for (String line : text.strip().lines().toList()) {
            rows.add(new SampleRow(rows.size() + 1L, List.of(line.split(";", -1))));
        }
        return rows;
    }

    private static int begin(String table, String ahead, boolean afterBlank) {
        List<SampleRow> rows = rows(table);
        Layout layout = LayoutFinder.find(rows);
        int header = layout.header().size();
        TableBreak tableBreak = new TableBreak(layout, rows.subList(header, rows.size()));
        List<SampleRow> next = rows(ahead);
        boolean asked = tableBreak.mayBegin(next.getFirst(), afterBlank);
        int begin = tableBreak.begin(next, afterBlank);
        assertThat(asked || begin < 0).isTrue();
        return begin;
    }

    @Test
    void ordinaryRowsAreNotAskedAbout() {
        List<SampleRow> rows = rows(TOWNS);
        TableBreak tableBreak =
                new TableBreak(LayoutFinder.find(rows), rows.subList(1, rows.size()));
        assertThat(rows.subList(1, rows.size())).noneMatch(row -> tableBreak.mayBegin(row, false));
    }

    @Test
    void headerOnANewPageIsNoOtherTable() {
        String page = "Ville;Population;Relevé\nTanger;947952;05/02/2014\n";
        assertThat(begin(TOWNS, page, true)).isEqualTo(-1);
        assertThat(begin(TOWNS, page, false)).isEqualTo(-1);
    }

    @Test
    void anotherTableMayHaveTheSameFirstRowOfItsHeader() {
        String travels =
                """
                Date;Lieu;Transport;;Total
                ;;Train;Avion;
                13/04/2012;Fès;135,70;;135,70
                14/04/2012;Rabat;190,40;;190,40
                15/04/2012;Oujda;77,40;900,00;977,40
                """;
        String others =
                """
                Date;Lieu;Transport;;Total
                ;;Train;Avion et bateau;
                17/04/2012;Salé;76,81;;76,81
                18/04/2012;Tanger;46,19;25,00;71,19
                """;
        assertThat(begin(travels, others, true)).isZero();
        String page = "Date;Lieu;Transport;;Total\n;;Train;Avion;\n17/04/2012;Salé;76,81;;76,81\n";
        assertThat(begin(travels, page, true)).isEqualTo(-1);
        String line = "Date;Lieu;Transport;;Total\n17/04/2012;Salé;76,81;;76,81\n";
        assertThat(begin(travels, line, false)).isEqualTo(-1);
    }

    @Test
    void sameTableOnceMoreIsAnother() {
        assertThat(begin(TOWNS, TOWNS, false)).isZero();
        assertThat(begin(TOWNS, TOWNS, true)).isZero();
    }

    @Test
    void titleHeaderAndDataOfOtherShapeAreAnother() {
        String other = "Tableau 2;;\n;;\nProvince;Écoles;\nSettat;412;\nBerrechid;198;\n";
        assertThat(begin(TOWNS, other, true)).isZero();
        String wider = "Année;Écoles;Élèves;Maîtres\n2014;12;345;18\n2015;13;360;19\n";
        assertThat(begin(TOWNS, wider, true)).isZero();
    }

    @Test
    void notesOfTheFirstTableStayWithIt() {
        String other = "Source : HCP;;\n;;\nTableau 2;;\nProvince;Écoles;\nSettat;412;\n";
        assertThat(begin(TOWNS, other, true)).isEqualTo(2);
    }

    @Test
    void headerWithOneNameFewerIsAnother() {
        String fewer = "Ville;Population\nRabat;577827\nSalé;890403\n";
        assertThat(begin(TOWNS, fewer, false)).isZero();
    }

    @Test
    void wideHeaderUnderATitleIsAnotherTableOfTexts() {
        String travel =
                "Voyages;;;;;\nMinistre;Dates;Lieu;Objet;Moyen;Coût\nA. Alaoui;mai;Caire;Paix;vol;nul\n";
        assertThat(begin(MEETINGS, travel, true)).isZero();
    }

    @Test
    void notesAtTheEndAreNoTable() {
        assertThat(begin(TOWNS, "Source : HCP;;\n(*) provisoire;;\n", true)).isEqualTo(-1);
        assertThat(begin(TOWNS, "Note;Les chiffres sont arrondis;\n", true)).isEqualTo(-1);
    }

    @Test
    void totalAfterABlankRowIsNoTable() {
        assertThat(begin(TOWNS, "Total;3074554;\n", true)).isEqualTo(-1);
        assertThat(begin(TOWNS, "Total;;\nEnsemble;3074554;\n", true)).isEqualTo(-1);
    }

    @Test
    void groupLabelOverRowsOfThisTableIsNoTable() {
        String group = "Région Nord;;\nTanger;947952;05/02/2014\nTétouan;380787;06/02/2014\n";
        assertThat(begin(TOWNS, group, true)).isEqualTo(-1);
        String texts =
                "Services;;;;;\nC. Chraibi;mai;Poste;Courrier;;\nD. Drissi;juin;Gare;Rail;;\n";
        assertThat(begin(MEETINGS, texts, true)).isEqualTo(-1);
    }

    @Test
    void missingValuesInARowAreNoHeader() {
        String row = "Nador;n.d.;..\nTaza;148406;07/02/2014\n";
        assertThat(begin(TOWNS, row, true)).isEqualTo(-1);
        String remark = "Nador;en cours;\nTaza;148406;07/02/2014\n";
        assertThat(begin(TOWNS, remark, false)).isEqualTo(-1);
        assertThat(begin(TOWNS, remark, true)).isEqualTo(-1);
    }
}
