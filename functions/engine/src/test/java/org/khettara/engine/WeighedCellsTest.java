package org.khettara.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.port.TableEngine.Source;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.Report;

/// What many different cells, read one by one, say of their column is what they say together.
final class WeighedCellsTest {
    @TempDir Path folder;

    private List<Report.Column> columns(String text, int block) throws IOException {
        Path file = Files.write(folder.resolve("in.csv"), text.getBytes(StandardCharsets.UTF_8));
        return new Engine(Limits.DEFAULT.withBlocks(block))
                .normalise(new Source(file, "t.csv"), folder, CellText.CANONICAL)
                .tables()
                .getFirst()
                .columns();
    }

    @Test
    void onlyValuesOfWhichAllCellsAreCountedAreTop() throws IOException {
        StringBuilder text = new StringBuilder("n;v\n");
        for (int i = 0; i < 60; i++) {
            text.append(i).append(";Fès n°").append(i).append('\n');
        }
        text.append("61; Salé\n".repeat(3));
        assertThat(columns(text.toString(), 300).get(1).top()).isEmpty();
    }

    @Test
    void offsetWithoutColonIsOfADatetime() throws IOException {
        StringBuilder text = new StringBuilder("n;moment\n" + "4;\n".repeat(120));
        for (int i = 10; i < 60; i++) {
            text.append("5;2024-03-04 05:06:").append(i).append("+0100\n");
        }
        Report.Column moments = columns(text.toString(), 300).get(1);
        assertThat(moments.type()).isEqualTo(ColumnType.DATETIME);
        assertThat(moments.min()).isEqualTo("2024-03-04T04:06:10Z");
    }

    @Test
    void blankCellsAreNoTexts() throws IOException {
        StringBuilder text = new StringBuilder("n;v\n");
        text.append("1;inconnu\n".repeat(2));
        for (int i = 10; i < 48; i++) {
            text.append("3;").append(i).append(".5\n");
        }
        text.append("4; \n");
        Report.Column values = columns(text.toString(), 100).get(1);
        assertThat(values.type()).isEqualTo(ColumnType.NUMBER);
        assertThat(values.rejected()).isEqualTo(2);
    }

    @Test
    void fractionsOfThreeDigitsBelowOneAreNoThousands() throws IOException {
        List<Report.Column> columns = columns("n;v\n1;0,125\n2;0,250\n3;0,375\n", 300);
        assertThat(columns.get(1).type()).isEqualTo(ColumnType.NUMBER);
        assertThat(columns.get(1).max()).isEqualTo("0.375");
    }
}
