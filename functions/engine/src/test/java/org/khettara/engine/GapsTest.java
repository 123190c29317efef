package org.khettara.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.port.TableEngine.Source;
import org.khettara.core.report.Gap;

/// What the report tells of records that are no rows.
final class GapsTest {
    private static final String ROWS = "1;a\n2;b\n3;c\n4;d\n5;e\n";

    private static final String MORE = "6;f\n7;g\n8;h\n";

    @TempDir Path folder;

    private @Nullable List<Gap> gaps(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("in.csv"), text, UTF_8);
        return new Engine()
                .normalise(new Source(file, "t.csv"), folder, CellText.CANONICAL)
                .tables()
                .getFirst()
                .dialect()
                .gaps();
    }

    @Test
    void blankRowsAndHeadersAgainAreToldWithTheirRecords() throws IOException {
        String header = "n;x\n";
        assertThat(gaps("Titre\n\n" + header + ROWS + "\n;\n" + ROWS + header + MORE + "\n\n"))
                .containsExactly(new Gap(9, 2), new Gap(16, 1));
    }

    @Test
    void aTableInOnePieceHasNoneAndOneWithBlankRowsAtItsEndNeither() throws IOException {
        assertThat(gaps("n;x\n" + ROWS)).isNull();
        assertThat(gaps("n;x\n" + ROWS + "\n\n\n")).isEmpty();
    }

    @Test
    void noMoreThanAThousandAreTold() throws IOException {
        assertThat(gaps("n;x\n" + (ROWS + "\n").repeat(1200))).hasSize(Gap.MOST);
    }
}
