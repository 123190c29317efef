package org.khettara.engine.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.difference.RowDifference;
import org.khettara.core.difference.RowDifference.ChangedColumn;
import org.khettara.core.port.TableComparer.Compared;
import org.khettara.core.port.TableComparer.Target;
import org.khettara.core.port.TableComparer.Version;

final class CsvComparerTest {
    @TempDir private Path folder;
    private int compared;

    @Test
    void rowsAreKnownByTheirCode() throws IOException {
        TestTable before =
                TestTable.of(
                        "nom:string|code:string|pop:integer",
                        "Fès|031|10",
                        "Taza|041|5",
                        "Sefrou|029|7");
        TestTable after =
                TestTable.of(
                        "nom:string|code:string|pop:integer",
                        "Sefrou|029|8",
                        "Fès|031|10",
                        "Ifrane|022|1");
        RowDifference rows = compare(before, after).rows();
        assertThat(rows.key()).containsExactly("code");
        assertThat(rows.cells()).containsExactly(new ChangedColumn("pop", 1));
        assertThat(made())
                .isEqualTo(
                        """
                        change,nom,code,pop
                        changed-before,Sefrou,029,7
                        changed-after,Sefrou,029,8
                        added,Ifrane,022,1
                        removed,Taza,041,5
                        """);
    }

    @Test
    void aYearAndACodeTogetherAreAKey() throws IOException {
        List<String> rows = new ArrayList<>();
        for (int year = 2015; year < 2024; year++) {
            for (int code = 1; code <= 12; code++) {
                rows.add("r%d|%d|%d".formatted(code, year, code % 5));
            }
        }
        List<String> more = new ArrayList<>(rows);
        more.set(3, "r4|2015|77");
        String header = "code:string|annee:integer|valeur:integer";
        RowDifference found = compare(table(header, rows), table(header, more)).rows();
        assertThat(found.key()).containsExactly("code", "annee");
        assertThat(found.changed()).isEqualTo(1);
    }

    @Test
    void withoutAKeyRowsAreCountedAsOftenAsTheyOccur() throws IOException {
        TestTable before = TestTable.of("a:string|b:string", "x|y", "x|y", "x|y", "p|q");
        TestTable after = TestTable.of("a:string|b:string", "x|y", "p|q", "p|q");
        RowDifference rows = compare(before, after).rows();
        assertThat(rows.key()).isEmpty();
        assertThat(rows).returns(1L, RowDifference::added).returns(2L, RowDifference::removed);
        assertThat(made()).isEqualTo("change,a,b\nadded,p,q\nremoved,x,y\nremoved,x,y\n");
    }

    @Test
    void millionsOfTheSameRowTakeNoMoreRoomThanOne() throws IOException {
        List<String> rows = IntStream.range(0, 200_000).mapToObj(_ -> "x").toList();
        RowDifference found =
                compare(table("a:string", rows), table("a:string", rows.subList(7, 200_000)))
                        .rows();
        assertThat(found.removed()).isEqualTo(7);
    }

    @Test
    void numbersAreComparedByValueAndTheirWritingIsTold() throws IOException {
        TestTable before =
                TestTable.of("id:integer|x:number", "1|1.5", "2|0", "3|1500000", "4|-0.0");
        TestTable after = TestTable.of("id:integer|x:number", "1|1.50", "2|0.00", "3|1.5e6", "4|0");
        RowDifference rows = compare(before, after).rows();
        assertThat(rows.changed()).isZero();
        assertThat(rows.rewritten()).isTrue();
        assertThat(rows.reordered()).isFalse();
        assertThat(rows.csv()).isNull();
    }

    @Test
    void anotherOrderOfTheSameRowsIsToldAsThat() throws IOException {
        TestTable before = TestTable.of("id:integer|x:string", "1|a", "2|b");
        TestTable after = TestTable.of("id:integer|x:string", "2|b", "1|a");
        assertThat(compare(before, after).rows())
                .returns(true, RowDifference::reordered)
                .returns(false, RowDifference::rewritten)
                .returns(0L, RowDifference::changed);
    }

    @Test
    void aColumnWithTheSameContentUnderAnotherNameIsRenamed() throws IOException {
        List<String> was = new ArrayList<>();
        List<String> is = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            was.add("k%d|%d|%s".formatted(i, i * 7 % 50, i % 2 == 0 ? "M" : "F"));
            is.add("%s|k%d|%d".formatted(i % 2 == 0 ? "M" : "F", i, i == 9 ? 999 : i * 7 % 50));
        }
        Compared found =
                compare(
                        table("cle:string|effectif:integer|sexe:string", was),
                        table("genre:string|code:string|nombre:integer", is));
        assertThat(found.renamed())
                .isEqualTo(Map.of("cle", "code", "effectif", "nombre", "sexe", "genre"));
        assertThat(found.rows().key()).containsExactly("code");
        assertThat(found.rows().cells()).containsExactly(new ChangedColumn("nombre", 1));
    }

    @Test
    void aNameOfAnotherCaseIsTheSameColumn() throws IOException {
        Compared found =
                compare(
                        TestTable.of("Année:integer|Code:string", "2023|a", "2023|b"),
                        TestTable.of("annee:integer|code:string", "2023|a", "2024|b"));
        assertThat(found.renamed()).isEqualTo(Map.of("Année", "annee", "Code", "code"));
        assertThat(found.rows().changed()).isEqualTo(1);
    }

    @Test
    void tablesWithoutACommonColumnDifferInAllRows() throws IOException {
        Compared found =
                compare(TestTable.of("a:string", "x", "y"), TestTable.of("b:date", "2024-01-01"));
        assertThat(found.rows())
                .returns(1L, RowDifference::added)
                .returns(2L, RowDifference::removed)
                .returns(null, RowDifference::csv);
        assertThat(found.note()).isNotNull();
    }

    @Test
    void anIntegerThatBecameANumberIsComparedByValue() throws IOException {
        RowDifference rows =
                compare(
                                TestTable.of("id:string|x:integer", "a|1", "b|2"),
                                TestTable.of("id:string|x:number", "a|1.0", "b|2.5"))
                        .rows();
        assertThat(rows.changed()).isEqualTo(1);
        assertThat(made()).isEqualTo("change,id,x\nchanged-before,b,2\nchanged-after,b,2.5\n");
    }

    @Test
    void columnsThatCameOrWentMakeNoRowAnother() throws IOException {
        RowDifference rows =
                compare(
                                TestTable.of("id:integer|old:string|x:integer", "1|o|1", "2|p|2"),
                                TestTable.of(
                                        "id:integer|x:integer|fresh:boolean",
                                        "1|1|true",
                                        "2|3|false"))
                        .rows();
        assertThat(rows.changed()).isEqualTo(1);
        assertThat(made())
                .isEqualTo(
                        "change,id,x,fresh,old\nchanged-before,2,2,,p\nchanged-after,2,3,false,\n");
    }

    @Test
    void theColumnsOfAFileWithAColumnOfThatNameStayApart() throws IOException {
        compare(TestTable.of("change:string", "a", "b"), TestTable.of("change:string", "a", "c"));
        assertThat(made()).startsWith("change_2,change\n");
    }

    @Test
    void aKeyThatIsAskedForIsTaken() throws IOException {
        String header = "code:string|nom:string|x:integer";
        TestTable before = TestTable.of(header, "1|a|5", "2|b|6");
        TestTable after = TestTable.of(header, "2|a|5", "1|b|6");
        Compared found = compare(before, after, "nom");
        assertThat(found.rows().key()).containsExactly("nom");
        assertThat(found.rows().changed()).isEqualTo(2);
        assertThat(found.note()).isNull();
    }

    @Test
    void aKeyThatIsAskedForAndRepeatsIsSaidToBeNone() throws IOException {
        TestTable table = TestTable.of("a:string|b:integer", "x|1", "x|2");
        Compared found = compare(table, table, "a");
        assertThat(found.rows().key()).isEmpty();
        assertThat(found.note()).isNotNull();
        assertThat(compare(table, table, "nowhere").note()).isNotNull();
    }

    @Test
    void aFileOfAnotherFormIsBrokenPlumbing() throws IOException {
        Version good = TestTable.of("a:string|b:string", "x|y").write(folder.resolve("good.csv"));
        Path csv = Files.writeString(folder.resolve("bad.csv"), "a,b\r\nx,y,z\r\n");
        Version bad = new Version(good.shape(), csv);
        assertThatThrownBy(() ->
                        new CsvComparer(Long.MAX_VALUE, 2)
                                .compare(good, bad, List.of(), new Target(folder, "t")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("bad.csv")
                .hasMessageContaining("byte 5");
        Files.writeString(csv, "a,b\r\nx,\"y");
        assertThatThrownBy(() ->
                        new CsvComparer(Long.MAX_VALUE, 1)
                                .compare(good, bad, List.of(), new Target(folder, "t")))
                .isInstanceOf(IOException.class);
        try (var left = Files.list(folder)) {
            assertThat(left).hasSize(2);
        }
    }

    private static TestTable table(String header, List<String> rows) {
        return TestTable.of(header, rows.toArray(String[]::new));
    }

    private Compared compare(TestTable before, TestTable after, String... key) throws IOException {
        Path own = Files.createDirectory(folder.resolve("" + ++compared));
        Version was = before.write(own.resolve("before.csv"));
        Version is = after.write(own.resolve("after.csv"));
        return new CsvComparer(Long.MAX_VALUE, 2)
                .compare(was, is, List.of(key), new Target(own, "t"));
    }

    private String made() throws IOException {
        return Files.readString(folder.resolve("" + compared).resolve("t.changes.csv"))
                .replace("\r\n", "\n");
    }
}
