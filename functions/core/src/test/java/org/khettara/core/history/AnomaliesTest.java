package org.khettara.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.khettara.core.report.Report;
import org.khettara.core.report.Report.Finding;

class AnomaliesTest {
    private static List<String> codes(List<Report> before, Report now) {
        return Anomalies.of(before, now).stream().map(Finding::code).toList();
    }

    private static List<Report> rows(long... counts) {
        return LongStream.of(counts).mapToObj(Made::rows).toList();
    }

    @Test
    void aFirstReleaseHasNothingToDifferFrom() {
        assertThat(codes(List.of(), Made.numbers(100, 0, 99))).isEmpty();
    }

    @Test
    void theSameAgainIsNothingUnusual() {
        for (Report same :
                List.of(Made.numbers(50, 1, 9), Made.texts("a", "b", null), Made.rows(0))) {
            assertThat(codes(Collections.nCopies(6, same), same)).isEmpty();
        }
    }

    @Test
    void halfOfTheRowsGoneIsToldAlreadyAfterOneRelease() {
        assertThat(codes(rows(1000), Made.rows(500))).containsExactly("ROW_COUNT_UNUSUAL");
        assertThat(codes(rows(1000), Made.rows(900))).isEmpty();
        Finding found = Anomalies.of(rows(1000), Made.rows(500)).getFirst();
        assertThat(found.message().fr()).contains("500 lignes", "1000");
        assertThat(found.message().ar()).contains("500", "1000");
        assertThat(found.message().en()).contains("500 rows", "1000");
    }

    @Test
    void whatGrowsByHalfEachTimeMayGoOnAndMayNotStop() {
        List<Report> growing = rows(100, 150, 225, 337, 506, 759);
        assertThat(codes(growing, Made.rows(1139))).isEmpty();
        assertThat(codes(growing, Made.rows(759))).containsExactly("ROW_COUNT_UNUSUAL");
    }

    @Test
    void aSteadyDatasetTellsOfLessThanARestlessOne() {
        List<Report> steady = rows(1000, 1001, 1000, 1002, 1001, 1000);
        List<Report> restless = rows(1000, 1400, 900, 1500, 1000, 1300);
        assertThat(codes(steady, Made.rows(850))).containsExactly("ROW_COUNT_UNUSUAL");
        assertThat(codes(restless, Made.rows(850))).isEmpty();
    }

    @Test
    void oneOddReleaseDoesNotHideTheNext() {
        List<Report> once = rows(1000, 1000, 10, 1000, 1000, 1000, 1000);
        assertThat(codes(once, Made.rows(10))).containsExactly("ROW_COUNT_UNUSUAL");
    }

    @Test
    void cellsThatAreEmptyAllAtOnceAreTold() {
        Report full = Made.texts("a", "a", "a", "a", "a");
        Report holed = Made.texts("a", null, null, "a", "a");
        assertThat(codes(List.of(full), holed)).contains("MISSING_UNUSUAL");
        assertThat(codes(List.of(holed), full)).doesNotContain("MISSING_UNUSUAL");
        assertThat(Anomalies.of(List.of(full), holed).getFirst().message().fr()).contains("40 %");
    }

    @Test
    void categoriesThatComeAndGoAreNamed() {
        List<Report> before = List.of(Made.texts("nord", "sud"), Made.texts("sud", "nord"));
        List<Finding> found = Anomalies.of(before, Made.texts("nord", "Sud"));
        assertThat(found)
                .extracting(Finding::code)
                .containsExactly("NEW_CATEGORIES", "VANISHED_CATEGORIES");
        assertThat(found.getFirst().message().en()).contains("'Sud'");
        assertThat(found.getLast().message().ar()).contains("«sud»");
    }

    @Test
    void aShareThatMovesIsToldWithoutNewCategories() {
        Report even = Made.texts("a", "a", "a", "b", "b", "b");
        Report odd = Made.texts("a", "b", "b", "b", "b", "b");
        assertThat(codes(List.of(even), odd)).containsExactly("SHARES_SHIFTED");
        assertThat(codes(List.of(even, odd, even, odd, even, odd, even), odd)).isEmpty();
    }

    @Test
    void thousandsInThePlaceOfUnitsAreTold() {
        Report dirhams = Made.numbers(100, 1_000_000, 9_000_000);
        Report thousands = Made.numbers(100, 1_000, 9_000);
        assertThat(codes(Collections.nCopies(5, dirhams), thousands)).contains("VALUES_SHIFTED");
        assertThat(codes(List.of(dirhams), thousands)).contains("VALUES_SHIFTED");
    }

    @Test
    void aKeyThatIsRepeatedIsTold() {
        List<Report> keys = Collections.nCopies(3, Made.texts("1", "2", "3"));
        assertThat(codes(keys, Made.texts("1", "2", "2"))).contains("NO_LONGER_UNIQUE");
        assertThat(codes(keys.subList(0, 2), Made.texts("1", "2", "2")))
                .doesNotContain("NO_LONGER_UNIQUE");
    }

    @Test
    void aColumnThatIsNewHasNoPast() {
        assertThat(codes(List.of(Made.numbers(100, 0, 10)), Made.texts("a"))).hasSize(1);
    }

    /// Whatever steps a random walk takes, one like the others is rarely told; the bound is ten in
    /// a thousand of 2,000 walks of one seed.
    @Test
    void noiseIsRarelyTakenForNews() {
        var random = new SplittableRandom(11);
        long told =
                IntStream.range(0, 2_000)
                        .filter(_ -> {
                            var walk = new ArrayList<Report>();
                            double rows = 10_000;
                            for (int i = 0; i < Anomalies.WINDOW + 1; i++) {
                                walk.add(Made.rows(Math.round(rows)));
                                rows *= Math.exp(0.02 * random.nextGaussian());
                            }
                            return !codes(walk.subList(0, walk.size() - 1), walk.getLast())
                                    .isEmpty();
                        })
                        .count();
        assertThat(told).isLessThan(20);
    }

    @Test
    void theSentencesAreThereInEveryLanguage() {
        var keys = HistoryWords.keys();
        assertThat(keys.ar()).isEqualTo(keys.fr()).isEqualTo(keys.en());
    }
}
