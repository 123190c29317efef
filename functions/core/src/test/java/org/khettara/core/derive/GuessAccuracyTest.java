package org.khettara.core.derive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.catalogue.Description;

/// How often what is derived is right, and how often there is anything, over files that are made
/// from a seed, with what is true of each known before.
class GuessAccuracyTest {
    private static final long SEED = 20_261_123L;
    private static final int FILES = Integer.getInteger("khettara.guesses", 600);

    @TempDir private Path folder;

    /// Right, wrong and unsaid answers to one question.
    private static final class Count {
        int right;
        int wrong;
        int unsaid;

        double precision() {
            return right + wrong == 0 ? 1 : (double) right / (right + wrong);
        }

        double recall() {
            return right + unsaid + wrong == 0 ? 1 : (double) right / (right + unsaid + wrong);
        }

        @Override
        public String toString() {
            return "%d right, %d wrong, %d unsaid: precision %.3f, recall %.3f"
                    .formatted(right, wrong, unsaid, precision(), recall());
        }
    }

    @Test
    void guessesAreRarelyWrongAndOftenThere() throws IOException {
        var random = new Random(SEED);
        Map<String, Count> counts = new LinkedHashMap<>();
        for (int i = 0; i < FILES; i++) {
            GeneratedFile file = GeneratedFile.of(random);
            Description derived = file.table().derived(folder).description();
            check(counts, "theme", file.theme(), derived, d -> first(d.themes()));
            check(counts, "language", file.language(), derived, d -> first(d.languages()));
            check(counts, "places", file.places(), derived, GuessAccuracyTest::places);
            check(
                    counts,
                    "time",
                    file.time(),
                    derived,
                    d ->
                            d.temporal() == null
                                    ? null
                                    : d.temporal().start() + "/" + d.temporal().end());
        }
        for (var count : counts.entrySet()) {
            assertThat(count.getValue().precision())
                    .as("precision of %s", count)
                    .isGreaterThanOrEqualTo(0.98);
            assertThat(count.getValue().recall())
                    .as("recall of %s", count)
                    .isGreaterThanOrEqualTo(0.8);
        }
        System.getLogger(GuessAccuracyTest.class.getName())
                .log(System.Logger.Level.INFO, counts::toString);
    }

    /// A guess where there is nothing to say is wrong too.
    private static void check(
            Map<String, Count> counts,
            String question,
            @Nullable String truth,
            Description derived,
            Function<Description, @Nullable String> answer) {
        Count count = counts.computeIfAbsent(question, _ -> new Count());
        String said = answer.apply(derived);
        if (said == null) {
            count.unsaid += truth == null ? 0 : 1;
        } else if (said.equals(truth)) {
            count.right++;
        } else {
            count.wrong++;
        }
    }

    private static @Nullable String first(@Nullable List<String> values) {
        return values == null ? null : String.join(",", values);
    }

    private static @Nullable String places(Description description) {
        return description.spatial() == null
                ? null
                : String.join(
                        ",",
                        Objects.requireNonNull(description.spatial()).stream()
                                .map(place -> place.name().in("fr"))
                                .sorted()
                                .toList());
    }
}
