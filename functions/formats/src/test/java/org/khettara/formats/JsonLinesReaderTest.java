package org.khettara.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class JsonLinesReaderTest extends ReaderCase {
    @Test
    void aLineThatIsNoJsonIsKeptAsItsText() throws IOException {
        CollectedSheets.Grid grid =
                read("{\"a\":1}\n{\"a\":2\n\n{\"a\":3,\"b\":{\"c\":\"x\"}}\r\n").only();
        assertThat(grid.columns).containsExactly("a", "b.c", "invalid_json");
        assertThat(grid.rows)
                .containsExactly(List.of("1"), List.of("", "", "{\"a\":2"), List.of("3", "x"));
    }

    @Test
    void aFileOfMostlyOtherLinesIsRefused() throws IOException {
        assertThat(read("{\"a\":1}\n{\"a\":2\noops\n").refusal()).isEqualTo("CORRUPT.lines");
    }

    @Test
    void deepAndLongLinesAreRefused() throws IOException {
        assertThat(read("{\"a\":1}\n" + "[".repeat(100_000) + "\n{\"a\":1}").refusal())
                .isEqualTo("BOMB.depth");
        assertThat(read("{\"a\":1}\n{\"a\":\"" + "x".repeat(17 << 20) + "\"}").refusal())
                .isEqualTo("TOO_LARGE.value");
    }

    @Test
    void aFileCutShortLosesNoLine() throws IOException {
        String text =
                IntStream.range(0, 400)
                        .mapToObj(i -> "{\"commune\":\"Salé\",\"n\":" + i + "}")
                        .collect(Collectors.joining("\n"));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<Outcome> outcomes = cutShort(bytes);
        for (int i = 1; i < 16; i++) {
            String cut = new String(bytes, 0, bytes.length * i / 16, StandardCharsets.UTF_8);
            assertThat(outcomes.get(i - 1).only().rows).hasSize(cut.split("\n").length);
        }
    }

    @Test
    void recordSeparatorsAreNoContent() throws IOException {
        Outcome outcome = read("\u001E{\"a\":1}\n\u001E{\"a\":2}\n");
        assertThat(outcome.format()).isEqualTo("ndjson");
        assertThat(outcome.only().rows).containsExactly(List.of("1"), List.of("2"));
    }

    @Test
    void arraysPerLineAreAGrid() throws IOException {
        CollectedSheets.Grid grid = read("[\"a\",\"b\"]\n[1,2.50]\n").only();
        assertThat(grid.rows).containsExactly(List.of("a", "b"), List.of("1", "2.50"));
    }
}
