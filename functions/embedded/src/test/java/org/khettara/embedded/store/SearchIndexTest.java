package org.khettara.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.khettara.core.search.SearchDocument;
import org.khettara.core.search.SearchQuery;
import org.khettara.core.search.SearchQuery.Filters;
import org.khettara.embedded.store.SearchIndex.Found;
import org.khettara.embedded.store.SearchIndex.Update;

final class SearchIndexTest {
    private static final String WATER = "onee.qualite-eau";
    private static final String BUDGET = "ville-de-fes.budget";
    private static final String HOSPITALS = "sante.hopitaux";

    @TempDir Path folder;
    private SearchIndex index;

    @BeforeEach
    void fill() throws IOException {
        index = new SearchIndex(folder);
        put(
                document(
                        WATER,
                        List.of("Qualité de l'eau potable", "جودة الماء الصالح للشرب"),
                        List.of("station", "قيمة النترات"),
                        List.of("Oued Sebou", "وادي أم الربيع"),
                        List.of("ENVI", "HEAL"),
                        "csv"),
                document(
                        BUDGET,
                        List.of("Budget communal 2024", "ميزانية الجماعة"),
                        List.of("rubrique", "montant"),
                        List.of("Eau et électricité", "Personnel"),
                        List.of("ECON"),
                        "xlsx"),
                document(
                        HOSPITALS,
                        List.of("Hôpitaux régionaux", "المستشفيات الجهوية"),
                        List.of("région", "lits"),
                        List.of("Fès-Meknès", "Oriental"),
                        List.of("HEAL"),
                        "xlsx"));
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    private void put(SearchDocument... documents) throws IOException {
        index.apply(new Update(List.of(documents), List.of()), 0);
    }

    private static SearchDocument document(
            String dataset,
            List<String> titles,
            List<String> columns,
            List<String> cells,
            List<String> themes,
            String format) {
        String institution = dataset.substring(0, dataset.indexOf('.'));
        return new SearchDocument(
                dataset,
                institution,
                "Institution " + institution,
                titles,
                List.of(),
                List.of(),
                themes,
                List.of(format, "parquet"),
                columns,
                cells,
                1,
                10,
                "2026-11-23T12:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "qualite eau, onee.qualite-eau",
        "QUALITÉS DES EAUX, onee.qualite-eau",
        "l’eau potable, onee.qualite-eau",
        "جوده الماء, onee.qualite-eau",
        "ماء, onee.qualite-eau",
        "الـــمَـــاء, onee.qualite-eau",
        "النترات, onee.qualite-eau",
        "نترات, onee.qualite-eau",
        "sebou, onee.qualite-eau",
        "ام الربيع, onee.qualite-eau",
        "budget ٢٠٢٤, ville-de-fes.budget",
        "budg, ville-de-fes.budget",
        "الميزانية, ville-de-fes.budget",
        "ميزانيات, ville-de-fes.budget",
        "hopital regional, sante.hopitaux",
        "مستشفى, sante.hopitaux",
        "ﺍﻟﻤﺴﺘﺸﻔﻴﺎﺕ, sante.hopitaux",
        "fes meknes, sante.hopitaux",
    })
    void aDatasetIsFoundHoweverItsWordsAreSpelled(String query, String dataset) throws IOException {
        Found found = find(query, Filters.NONE);
        assertThat(found.documents().getFirst().dataset()).isEqualTo(dataset);
    }

    @Test
    void aWordOfTheTitleWeighsMoreThanOneOfTheData() throws IOException {
        assertThat(datasets(find("eau", Filters.NONE))).containsExactly(WATER, BUDGET);
    }

    @Test
    void datasetsWithAllWordsComeAndOnlyWhereThereAreNoneThoseWithSome() throws IOException {
        assertThat(datasets(find("eau budget", Filters.NONE))).containsExactly(BUDGET);
        assertThat(datasets(find("budget sebou", Filters.NONE)))
                .containsExactlyInAnyOrder(BUDGET, WATER);
    }

    @Test
    void filtersHoldBesidesTheWordsAndWithoutAny() throws IOException {
        assertThat(datasets(find("eau", new Filters("ville-de-fes", null, null))))
                .containsExactly(BUDGET);
        assertThat(datasets(find("", new Filters(null, "heal", null))))
                .containsExactlyInAnyOrder(WATER, HOSPITALS);
        assertThat(datasets(find("", new Filters(null, "HEAL", "XLSX"))))
                .containsExactly(HOSPITALS);
        assertThat(datasets(find("eau", new Filters("ville", null, null)))).isEmpty();
        assertThat(datasets(find("institution=onee", new Filters("sante", null, null))))
                .containsExactly(HOSPITALS);
        assertThat(find("", new Filters("\" OR \"x", "*", "^-+")).total()).isZero();
    }

    @Test
    void pagesFollowEachOther() throws IOException {
        Found all = find("", Filters.NONE);
        assertThat(all.total()).isEqualTo(3);
        Found second = index.find(SearchQuery.of("", Filters.NONE, 1, 1));
        assertThat(datasets(second)).containsExactly(datasets(all).get(1));
        assertThat(second.total()).isEqualTo(3);
        assertThat(index.find(SearchQuery.of("eau", Filters.NONE, 1, 1)).documents())
                .extracting(SearchDocument::dataset)
                .containsExactly(BUDGET);
    }

    @Test
    void whatIsToldAnewTakesThePlaceOfWhatWasAndWhatIsGoneIsNotFound() throws IOException {
        put(
                document(
                        BUDGET,
                        List.of("Compte administratif"),
                        List.of(),
                        List.of(),
                        List.of(),
                        "csv"));
        assertThat(find("communal", Filters.NONE).total()).isZero();
        assertThat(datasets(find("compte", Filters.NONE))).containsExactly(BUDGET);
        index.apply(new Update(List.of(), List.of(BUDGET, "never.there")), 1);
        assertThat(find("compte", Filters.NONE).total()).isZero();
        assertThat(find("", Filters.NONE).total()).isEqualTo(2);
        index.clear();
        assertThat(find("", Filters.NONE).total()).isZero();
        assertThat(find("eau", Filters.NONE).total()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "\"\"\"",
                "*",
                "a*",
                "title:eau",
                "NEAR(a b)",
                "AND",
                "NOT eau",
                "eau OR",
                "(",
                "^eau",
                "-eau",
                "{title} : eau",
                "'; DROP TABLE words; --",
                "\u0000",
                "eau\u0000potable",
                "\uD800",
                "%",
                "\\",
                "ﷺ",
                "\uD83D\uDE00 \uD83D\uDE00",
                "' '",
                "::",
                "+",
                "rank",
                "''"
            })
    void nothingInAQueryIsAnOperatorOrAnError(String hostile) throws IOException {
        assertThat(find(hostile, Filters.NONE).total()).isBetween(0L, 3L);
        assertThat(find("title:eau", Filters.NONE).total()).isPositive();
        assertThat(
                        index.find(
                                SearchQuery.of(
                                        hostile, new Filters(hostile, hostile, hostile), 5, 0)))
                .isNotNull();
    }

    @Test
    void aQueryOfTenThousandCharactersIsNoError() throws IOException {
        var random = new SplittableRandom(7);
        for (String unit : List.of("eau ", "\"", "a", "الماء ", "* OR ", "( ", "\u064B")) {
            assertThat(find(unit.repeat(10_000 / unit.length()), Filters.NONE).total())
                    .isGreaterThanOrEqualTo(0);
        }
        for (int n = 0; n < 200; n++) {
            var query = new StringBuilder();
            for (int i = 0; i < 100; i++) {
                query.append((char) random.nextInt(0x10000));
            }
            assertThat(find(query.toString(), Filters.NONE).total()).isBetween(0L, 3L);
        }
    }

    private Found find(String query, Filters filters) throws IOException {
        return index.find(SearchQuery.of(query, filters, 20, 0));
    }

    private static List<String> datasets(Found found) {
        return found.documents().stream().map(SearchDocument::dataset).toList();
    }
}
