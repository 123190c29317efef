package org.khettara.core.difference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.khettara.core.document.Json;
import org.khettara.core.document.Schemas;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.TableShape;
import org.khettara.core.report.TableShape.ColumnShape;
import org.khettara.core.report.Text;

class DifferenceTest {
    private static final Path EXAMPLE = Path.of("../../schemas/difference.example.json");
    private static final ColumnShape CODE = new ColumnShape("code", ColumnType.STRING);
    private static final ColumnShape MONTANT = new ColumnShape("montant", ColumnType.INTEGER);
    private static final ColumnShape DATE = new ColumnShape("date", ColumnType.DATE);

    @Test
    void theSameShapeIsTheSameWhateverTheRows() {
        assertThat(of(shape("a", CODE), shape("b", CODE)))
                .returns(Compatibility.SAME, Difference::compatibility)
                .returns(List.of(), Difference::reasons);
    }

    @Test
    void aColumnMoreBreaksNobody() {
        assertThat(of(shape("t", CODE), shape("t", DATE, CODE)))
                .returns(Compatibility.COMPATIBLE, Difference::compatibility)
                .returns(List.of("Column 'date' is new."), DifferenceTest::reasons);
    }

    @Test
    void aColumnThatIsGoneOrRetypedBreaksReaders() {
        Difference difference =
                of(
                        shape("t", CODE, MONTANT, DATE),
                        shape("t", new ColumnShape("montant", ColumnType.NUMBER), DATE));
        assertThat(difference.compatibility()).isEqualTo(Compatibility.BREAKING);
        assertThat(reasons(difference))
                .containsExactly(
                        "Column 'code' is gone.", "Column 'montant' was integer and is number.");
    }

    @Test
    void aColumnOfAnotherNameBreaksReadersAndIsNoLoss() {
        TableDifference table =
                TableDifference.kept(
                        shape("t", CODE, MONTANT),
                        shape("t", CODE, new ColumnShape("somme", ColumnType.INTEGER)),
                        Map.of("montant", "somme"),
                        rows(0, false, false),
                        null);
        Difference difference = Difference.of("1", "2", List.of(table));
        assertThat(difference.compatibility()).isEqualTo(Compatibility.BREAKING);
        assertThat(reasons(difference)).containsExactly("Column 'montant' is now called 'somme'.");
        assertThat(table.reordered()).isFalse();
    }

    @Test
    void anotherOrderOfColumnsIsCosmetic() {
        assertThat(of(shape("t", CODE, DATE, MONTANT), shape("t", MONTANT, CODE, DATE)))
                .returns(Compatibility.COSMETIC, Difference::compatibility);
        assertThat(of(shape("t", CODE, DATE), shape("t", DATE, MONTANT, CODE)))
                .returns(Compatibility.COMPATIBLE, Difference::compatibility);
        assertThat(of(shape("t", CODE, DATE), shape("t", CODE, MONTANT, DATE)).tables().getFirst())
                .returns(false, TableDifference::reordered);
    }

    @Test
    void numbersWrittenOtherwiseAreCosmetic() {
        TableShape shape = shape("t", CODE);
        var rewritten = TableDifference.kept(shape, shape, Map.of(), rows(0, true, true), null);
        assertThat(Difference.of("1", "2", List.of(rewritten)))
                .returns(Compatibility.COSMETIC, Difference::compatibility)
                .satisfies(difference -> assertThat(difference.reasons()).hasSize(2));
    }

    @Test
    void tablesThatCameOrWentAreTold() {
        var tables =
                List.of(
                        TableDifference.added(shape("neuf", CODE)),
                        TableDifference.ofShapes(shape("t", CODE), shape("t"), say("why")),
                        TableDifference.removed(shape("vieux", CODE)));
        Difference difference = Difference.of("1", "2", tables);
        assertThat(reasons(difference))
                .containsExactly(
                        "Table 't': Column 'code' is gone.",
                        "Table 'vieux' is gone.",
                        "Table 'neuf' is new.");
        assertThat(difference.rows().complete()).isFalse();
    }

    @Test
    void aThousandReasonsAreTwentyAndHowManyMore() {
        ColumnShape[] many =
                IntStream.range(0, 1000)
                        .mapToObj(i -> new ColumnShape("c" + i, ColumnType.STRING))
                        .toArray(ColumnShape[]::new);
        Difference difference = of(shape("t", many), shape("t", CODE));
        assertThat(difference.reasons()).hasSize(21);
        assertThat(reasons(difference).getLast()).isEqualTo("And 981 more changes.");
    }

    @ParameterizedTest
    @EnumSource(ColumnType.class)
    void everyTypeHasItsWords(ColumnType type) {
        assertThat(type.words().ar())
                .isNotEqualTo(type.words().fr())
                .isNotEqualTo(type.words().en());
    }

    @Test
    void theExampleIsWhatIsWritten() throws IOException {
        byte[] written = Json.document(example());
        assertThat(EXAMPLE).hasBinaryContent(written);
        Schemas.assertValid("difference", new String(written, UTF_8));
        assertThat(Json.read(new String(written, UTF_8), Difference.class)).isEqualTo(example());
    }

    private static Difference example() {
        var rows =
                new RowDifference(
                        List.of("annee", "code"),
                        1503,
                        1510,
                        9,
                        2,
                        31,
                        false,
                        false,
                        List.of(new RowDifference.ChangedColumn("montant", 31)),
                        "budget-2024.changes.csv",
                        "budget-2024.changes.parquet");
        var annee = new ColumnShape("annee", ColumnType.INTEGER);
        var before =
                new TableShape(
                        "budget-2023",
                        1503,
                        List.of(annee, CODE, new ColumnShape("lib", ColumnType.STRING), MONTANT));
        var after =
                new TableShape(
                        "budget-2024",
                        1510,
                        List.of(
                                annee,
                                CODE,
                                new ColumnShape("libelle", ColumnType.STRING),
                                new ColumnShape("montant", ColumnType.NUMBER),
                                new ColumnShape("الجهة", ColumnType.STRING)));
        return Difference.of(
                "5e0b0f3c",
                "9b1c77aa",
                List.of(TableDifference.kept(before, after, Map.of("lib", "libelle"), rows, null)));
    }

    private static Difference of(TableShape before, TableShape after) {
        return Difference.of(
                "1", "2", List.of(TableDifference.ofShapes(before, after, say("why"))));
    }

    private static RowDifference rows(long changed, boolean reordered, boolean rewritten) {
        return new RowDifference(
                List.of(), 1, 1, 0, 0, changed, reordered, rewritten, List.of(), null, null);
    }

    private static List<String> reasons(Difference difference) {
        return new ArrayList<>(difference.reasons().stream().map(Text::en).toList());
    }

    private static TableShape shape(String name, ColumnShape... columns) {
        return new TableShape(name, 1, List.of(columns));
    }

    private static Text say(String words) {
        return new Text(words, words, words);
    }
}
