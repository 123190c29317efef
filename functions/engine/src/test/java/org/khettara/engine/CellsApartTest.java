package org.khettara.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.port.TableEngine.Source;

/// The cells of a row that was mended lie behind each other with nothing between them, and a cell
/// of one blank, whose column is left out, is not what parts its neighbours.
final class CellsApartTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"\f", " ", "\u000B", "\t"})
    void aBlankOfAColumnThatIsLeftOutIsNoComma(String blank) throws IOException {
        String text = "4,;\n\n,,%s,',g\n\"".formatted(blank);
        Path file = Files.write(folder.resolve("in"), text.getBytes(UTF_8));
        new Engine().normalise(new Source(file, "t.csv"), folder, CellText.CANONICAL);
        assertThat(Csv.read(Files.readString(folder.resolve("t.csv"))))
                .containsExactly(
                        List.of("col_0", "col_1", "col_3", "col_4"),
                        List.of("4", ";", "", ""),
                        List.of("", "", "'", "g"));
    }
}
