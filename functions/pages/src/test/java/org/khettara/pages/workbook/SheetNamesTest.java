package org.khettara.pages.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.khettara.pages.workbook.HindrancesTest.table;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SheetNamesTest {
    @Test
    void aSheetKeepsItsNameUnlessItHeldSeveralTables() {
        assertThat(
                        SheetNames.of(
                                List.of(
                                        table("a", "Feuil1"),
                                        table("b", "Feuil2"),
                                        table("b-2", "Feuil2"),
                                        table("c", null))))
                .containsExactly("Feuil1", "b", "b-2", "c");
    }

    @Test
    void namesKeepToWhatExcelTakes() {
        assertThat(
                        SheetNames.of(
                                List.of(
                                        table("a", "'[Budget]: 2023/2024*?\\'"),
                                        table("b", "x".repeat(40)),
                                        table("c", "X".repeat(35)),
                                        table("d", "𐍈".repeat(20)),
                                        table("e", "***"),
                                        table("f", "history"))))
                .containsExactly(
                        "Budget   2023 2024",
                        "x".repeat(31),
                        "X".repeat(29) + "-2",
                        "𐍈".repeat(15),
                        "_",
                        "history_");
    }
}
