package org.khettara.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/// The parser's own buffer must not show.
final class RecordParserTest {
    @Test
    void lettersOfAnyWidthFillTheBufferToItsEnd() throws IOException, Refusal {
        TextDialect dialect = new TextDialect(';', false, '"', TextDialect.NONE);
        for (String letter : new String[] {"é", "٣", "😀"}) {
            for (int shift = 0; shift < 4; shift++) {
                String cell = "x".repeat(shift) + letter.repeat(9_000);
                byte[] text = (cell + ";2\n").getBytes(UTF_8);
                RecordParser parser =
                        new RecordParser(new Utf8Chars(text, 0, text.length), Limits.DEFAULT);
                Row row = new Row();
                assertThat(parser.next(row, dialect)).isTrue();
                assertThat(row.cell(0)).isEqualTo(cell);
                assertThat(row.cell(1)).isEqualTo("2");
            }
        }
    }
}
