package org.khettara.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonReaderTest extends ReaderCase {
    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":"})
    void deepNestingIsRefused(String level) throws IOException {
        assertThat(read(level.repeat(1_000_000)).refusal()).isEqualTo("BOMB.depth");
    }

    @Test
    void aHugeStringIsRefused() throws IOException {
        String text = "[{\"a\":1},{\"a\":\"" + "x".repeat(2 << 20) + "\"}]";
        assertThat(read(text).refusal()).isEqualTo("TOO_LARGE.value");
    }

    @Test
    void aHugeNumberIsRefused() throws IOException {
        String text = "[{\"a\":1},{\"a\":" + "1".repeat(2 << 20) + "}]";
        assertThat(read(text).refusal()).isEqualTo("TOO_LARGE.value");
    }

    @Test
    void aHugeNestedArrayIsRefused() throws IOException {
        String text = "[{\"a\":[" + "1,".repeat(1 << 20) + "1]}]";
        assertThat(read(text).refusal()).isEqualTo("TOO_LARGE.value");
    }

    @Test
    void tooManyDifferentFieldsAreRefused() throws IOException {
        String text =
                IntStream.range(0, 20_000)
                        .mapToObj(i -> "{\"f" + i + "\":1}")
                        .collect(Collectors.joining(",", "[", "]"));
        assertThat(read(text).refusal()).isEqualTo("TOO_LARGE.fields");
    }

    @Test
    void oneKeyOverAndOverIsRefused() throws IOException {
        String text = "[{" + "\"a\":1,".repeat(20_000) + "\"b\":2}]";
        assertThat(read(text).refusal()).isEqualTo("TOO_LARGE.fields");
    }

    @Test
    void aFileCutShortIsCorruptAtEveryPlace() throws IOException {
        String text =
                IntStream.range(0, 300)
                        .mapToObj(i -> "{\"commune\":\"Salé\",\"n\":" + i + "}")
                        .collect(Collectors.joining(",\n", "{\"data\":[", "]}"));
        assertThat(cutShort(text.getBytes(StandardCharsets.UTF_8)))
                .allSatisfy(outcome -> assertThat(outcome.refusal()).isEqualTo("CORRUPT.json"));
    }

    @Test
    void whatFollowsTheDocumentIsNotDropped() throws IOException {
        assertThat(read("[{\"a\":1},\n{\"a\":2}]\nend of file").refusal())
                .isEqualTo("CORRUPT.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1] note;valeur\n[2] autre;5\n",
                "{a};b\n1;2\n",
                "[a;b]\n1;2\n",
                "[\"a\";\"b\"]\n1;2\n",
                "[],x\n1,2\n",
                "{\"a\":1};5\n{\"a\":2};6\n",
                "plain text",
                ""
            })
    void aTableWhoseFirstCellBeginsWithABracketIsNoJson(String text) throws IOException {
        assertThat(read(text).format()).isNull();
    }

    @Test
    void numbersKeepTheirDigits() throws IOException {
        CollectedSheets.Grid grid =
                read("[{\"a\":1.10,\"b\":12345678901234567890123,\"c\":-0.0,\"d\":1E+2}]").only();
        assertThat(grid.row(0)).containsExactly("1.10", "12345678901234567890123", "-0.0", "1E+2");
    }

    @Test
    void nestedObjectsGetDottedNamesAndArraysStayJson() throws IOException {
        CollectedSheets.Grid grid =
                read("[{\"n\":{\"fr\":\"Salé\",\"ar\":\"سلا\"},\"t\":[1.0, \"a\\\"b\", {\"x\":null}],\"e\":{}}]")
                        .only();
        assertThat(grid.columns).containsExactly("n.fr", "n.ar", "t", "e");
        assertThat(grid.row(0)).containsExactly("Salé", "سلا", "[1.0,\"a\\\"b\",{\"x\":null}]");
    }

    @Test
    void fieldsAreUnitedInOrderOfFirstAppearance() throws IOException {
        CollectedSheets.Grid grid =
                read("[{\"b\":1},{\"a\":true,\"b\":null},{\"c\":\"x\",\"b\":\"\",\"a\":NaN}]")
                        .only();
        assertThat(grid.columns).containsExactly("b", "a", "c");
        assertThat(grid.rows)
                .containsExactly(List.of("1"), List.of("", "true"), List.of("", "", "x"));
    }

    @Test
    void aKeyThatComesTwiceLosesNothing() throws IOException {
        CollectedSheets.Grid grid = read("[{\"a\":1,\"a\":2,\"a.b\":3,\"a\":{\"b\":4}}]").only();
        assertThat(grid.columns).containsExactly("a", "a", "a.b", "a.b");
        assertThat(grid.row(0)).containsExactly("1", "2", "3", "4");
    }

    @Test
    void namesOfJavaScriptAreNamesLikeOthers() throws IOException {
        CollectedSheets.Grid grid =
                read("[{\"__proto__\":{\"x\":1},\"constructor\":2,\"\":3}]").only();
        assertThat(grid.columns).containsExactly("__proto__.x", "constructor", "");
    }

    @Test
    void theLargestArrayUnderAnyKeyIsTheTable() throws IOException {
        CollectedSheets.Grid grid =
                read("{\"meta\":{\"links\":[{\"u\":1}]},\"result\":{\"records\":[{\"a\":[{\"z\":1},{\"z\":2},{\"z\":3}]},{\"a\":2}]}}")
                        .only();
        assertThat(grid.columns).containsExactly("a");
        assertThat(grid.rows).hasSize(2);
    }

    @Test
    void recordsKeyedByTheirIdKeepIt() throws IOException {
        CollectedSheets.Grid grid =
                read("{\"01.511\":{\"nom\":\"Tanger\",\"p\":1},\"01.531\":{\"nom\":\"Fahs\"}}")
                        .only();
        assertThat(grid.columns).containsExactly("key", "nom", "p");
        assertThat(grid.row(0)).containsExactly("01.511", "Tanger", "1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":[1,2],\"b\":[\"x\",\"y\"]}",
                "{\"a\":{\"0\":1,\"1\":2},\"b\":{\"0\":\"x\",\"1\":\"y\"}}",
                "{\"fields\":[{\"type\":\"int\",\"id\":\"a\"},{\"id\":\"b\"}],\"records\":[[1,\"x\"],[2,\"y\"]]}",
                "{\"columns\":[\"a\",\"b\"],\"index\":[0,1],\"data\":[[1,\"x\"],[2,\"y\"]]}",
                "[{\"a\":1,\"b\":\"x\"},{\"a\":2,\"b\":\"y\"},]",
                "{\"a\":1,\"b\":\"x\"}\n{\"a\":2,\"b\":\"y\"}",
                "{\"a\":1,\n\"b\":\"x\"}{\"a\":2,\"b\":\"y\"}",
            })
    void oneTableInManyShapes(String text) throws IOException {
        CollectedSheets.Grid grid = read(text).only();
        assertThat(grid.columns).containsExactly("a", "b");
        assertThat(grid.rows).containsExactly(List.of("1", "x"), List.of("2", "y"));
    }

    @Test
    void arraysOfArraysAreAGrid() throws IOException {
        CollectedSheets.Grid grid = read("[[\"an\",\"n\"],[2022,1.50],[2023,null]]").only();
        assertThat(grid.kind).isEqualTo("grid");
        assertThat(grid.rows)
                .containsExactly(List.of("an", "n"), List.of("2022", "1.50"), List.of("2023"));
    }

    @Test
    void aSingleObjectIsOneRecord() throws IOException {
        CollectedSheets.Grid grid = read("{\"a\":1,\"b\":{\"c\":2}}").only();
        assertThat(grid.columns).containsExactly("a", "b.c");
        assertThat(grid.rows).containsExactly(List.of("1", "2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "[[]]", "{\"a\":[]}"})
    void nothingToTabulateIsNoFailure(String text) throws IOException {
        Outcome outcome = read(text);
        assertThat(outcome.format()).isEqualTo("json");
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE", "UTF-16BE", "UTF-8", "windows-1252"})
    void encodingsAreFoundByTheBytes(String charset) throws IOException {
        String text = "[{\"région\":\"Fès-Meknès\"},{\"région\":\"Béni Mellal-Khénifra\"}]";
        CollectedSheets.Grid grid = read(text, Charset.forName(charset)).only();
        assertThat(grid.columns).containsExactly("région");
        assertThat(grid.row(0)).containsExactly("Fès-Meknès");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void aByteOrderMarkIsNoPartOfTheText(String charset) throws IOException {
        CollectedSheets.Grid grid = read("\uFEFF[{\"a\":\"é\"}]", Charset.forName(charset)).only();
        assertThat(grid.row(0)).containsExactly("é");
    }
}
