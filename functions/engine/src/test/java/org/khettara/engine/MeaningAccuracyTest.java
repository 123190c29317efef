package org.khettara.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.port.TableEngine.Source;
import org.khettara.core.report.Report;
import org.khettara.core.report.SemanticType;

/// How often the meaning of a column is recognised, and how often one is seen that is not there.
/// `-Dkhettara.meanings=500` takes so many columns of each kind, `-Dkhettara.meanings.from=9000`
/// begins at another seed. The figures are printed into `target/meanings.txt`.
final class MeaningAccuracyTest {
    private static final double RECALL = 0.95;
    private static final double PRECISION = 0.99;

    @TempDir Path folder;

    /// Columns of one kind.
    private static final class Tally {
        int columns;
        int right;
        int otherwise;
        final List<String> wrong = new ArrayList<>();
    }

    @Test
    void everyMeaningIsRecognisedAndNoneIsSeenWhereThereIsNone() throws IOException {
        long from = Long.getLong("khettara.meanings.from", 1);
        long count = Long.getLong("khettara.meanings", 6);
        Map<String, Tally> tallies = new TreeMap<>();
        for (int kind = 0; kind < GeneratedMeaning.count(); kind++) {
            for (long seed = from; seed < from + count; seed++) {
                add(GeneratedMeaning.of(kind, seed), seed, tallies);
            }
        }
        Files.writeString(Path.of("target", "meanings.txt"), figures(tallies));
        long wrong = 0;
        long right = 0;
        for (var tally : tallies.entrySet()) {
            Tally of = tally.getValue();
            wrong += of.otherwise;
            right += tally.getKey().startsWith("not:") ? 0 : of.right;
            assertThat(of.right)
                    .as("%s: %s", tally.getKey(), of.wrong)
                    .isGreaterThanOrEqualTo((int) Math.floor(of.columns * RECALL));
            if (tally.getKey().startsWith("not:")) {
                assertThat(of.wrong).as(tally.getKey()).isEmpty();
            }
        }
        assertThat(right / (double) (right + wrong)).isGreaterThanOrEqualTo(PRECISION);
    }

    private void add(GeneratedMeaning column, long seed, Map<String, Tally> tallies)
            throws IOException {
        Tally tally = tallies.computeIfAbsent(column.kind(), _ -> new Tally());
        SemanticType seen = seen(column);
        tally.columns++;
        if (seen == column.meaning()) {
            tally.right++;
        } else {
            tally.otherwise += seen == null ? 0 : 1;
            tally.wrong.add("seed %d, '%s': %s".formatted(seed, column.title(), seen));
        }
    }

    private @Nullable SemanticType seen(GeneratedMeaning column) throws IOException {
        var text = new StringBuilder("n;" + column.title() + "\n");
        for (String value : column.values()) {
            text.append("1;").append(value).append('\n');
        }
        Path file = Files.write(folder.resolve("source.csv"), text.toString().getBytes(UTF_8));
        Report report =
                new Engine().normalise(new Source(file, "t.csv"), folder, CellText.CANONICAL);
        Report.Meaning meaning = report.tables().getFirst().columns().getLast().meaning();
        return meaning == null ? null : meaning.type();
    }

    private static String figures(Map<String, Tally> tallies) {
        var lines = new StringBuilder();
        tallies.forEach((kind, tally) ->
                lines.append(
                        "%-28s %5d columns %5d right %5d taken for another%n"
                                .formatted(kind, tally.columns, tally.right, tally.otherwise)));
        return lines.toString();
    }
}
