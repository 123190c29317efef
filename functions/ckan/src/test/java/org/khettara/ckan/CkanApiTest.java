package org.khettara.ckan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Institution;

/// Our answers, held against those of CKAN 2.12 to the same questions.
final class CkanApiTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String SITE = "http://ckan.test";
    private static final String CSV =
            "station,ph,jour\r\n\"Oued \"\"A\"\", nord\",7.20,2024-01-31\r\nسد,,2024-02-29\r\nb,6.95,\r\n";

    private static final CkanApi API = api(List.of(Entries.water()));

    private static CkanApi api(List<CatalogueEntry> entries) {
        return new CkanApi(
                new Holdings() {
                    @Override
                    public Noted since(long place) {
                        return new Noted(
                                1,
                                place == 1
                                        ? List.of()
                                        : entries.stream().map(CatalogueEntry::dataset).toList());
                    }

                    @Override
                    public Optional<CatalogueEntry> entry(DatasetId dataset) {
                        return entries.stream()
                                .filter(one -> one.dataset().equals(dataset))
                                .findFirst();
                    }

                    @Override
                    public List<Institution> institutions() {
                        return List.of(Entries.WATER);
                    }

                    @Override
                    public InputStream open(String key) {
                        assertThat(key).endsWith("/eau.csv");
                        return new ByteArrayInputStream(CSV.getBytes(StandardCharsets.UTF_8));
                    }
                },
                new Describer(Entries.BASE));
    }

    private static JsonNode ask(CkanApi api, String action, String... query) throws IOException {
        var arguments = new HashMap<String, String>();
        for (int i = 0; i < query.length; i += 2) {
            arguments.put(query[i], query[i + 1]);
        }
        return MAPPER.readTree(api.answer(action, Arguments.ofQuery(arguments), SITE).json());
    }

    private static JsonNode result(String action, String... query) throws IOException {
        JsonNode answer = ask(API, action, query);
        assertThat(answer.path("success").booleanValue()).as(answer.toString()).isTrue();
        return answer.path("result");
    }

    private static List<String> names(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void datasetHasTheShapeThatCkanGivesToOurOwn() throws IOException {
        JsonNode ours = result("package_show", "id", "onee-essai.qualité-eau");
        JsonNode theirs = Recorded.of("package-show").result();
        assertThat(names(ours)).containsExactlyInAnyOrderElementsOf(names(theirs));
        for (String name :
                List.of(
                        "id",
                        "name",
                        "title",
                        "notes",
                        "license_id",
                        "license_title",
                        "license_url",
                        "isopen",
                        "url",
                        "version",
                        "state",
                        "type",
                        "private",
                        "num_tags",
                        "num_resources")) {
            assertThat(ours.path(name)).as(name).isEqualTo(theirs.path(name));
        }
        assertThat(ours.path("tags").findValuesAsText("name"))
                .containsExactlyInAnyOrderElementsOf(theirs.path("tags").findValuesAsText("name"));
        assertThat(names(ours.path("organization")))
                .isSubsetOf(names(theirs.path("organization")))
                .contains("id", "name", "title");
        JsonNode file = ours.path("resources").path(0);
        assertThat(names(file)).containsAll(names(theirs.path("resources").path(0)));
        assertThat(ours.path("metadata_modified").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}");
    }

    /// Dataset, file and organisation have in our API the ids that they are pushed with.
    @Test
    void idsAreTheSameBothWays() throws IOException {
        JsonNode pushed = Recorded.of("package-show").result();
        JsonNode ours = result("package_show", "id", pushed.path("id").asText());
        assertThat(ours.path("name")).isEqualTo(pushed.path("name"));
        assertThat(ours.path("resources").findValuesAsText("id"))
                .isEqualTo(pushed.path("resources").findValuesAsText("id"));
        assertThat(ours.path("owner_org").asText()).matches("[0-9a-f-]{36}");
    }

    /// Same question, same status and same error, but for the words of a search engine.
    @ParameterizedTest
    @CsvSource({
        "package_show, id, none, package-show-none",
        "package_show, , , package-show-without-id",
        "resource_show, id, none, resource-show-none",
        "group_show, id, none, group-show-none",
        "package_search, nope, 1, package-search-unknown-parameter",
        "package_search, rows, -1, package-search-negative-rows",
        "package_search, sort, id up, package-search-bad-sort",
        "no_such_action, , , unknown-action",
    })
    void errorsAreWordedAsCkanWordsThem(
            String action, @Nullable String name, @Nullable String value, String recorded)
            throws IOException {
        Map<String, String> query = name == null || value == null ? Map.of() : Map.of(name, value);
        CkanApi.Reply reply = API.answer(action, Arguments.ofQuery(query), SITE);
        Recorded theirs = Recorded.of(recorded);
        assertThat(reply.status()).isEqualTo(theirs.status());
        assertThat(MAPPER.readTree(reply.json())).isEqualTo(theirs.json());
    }

    @Test
    void badFilterIsASearchErrorWithoutOurInsides() throws IOException {
        Recorded theirs = Recorded.of("package-search-bad-filter");
        CkanApi.Reply reply =
                API.answer("package_search", Arguments.ofQuery(Map.of("fq", "name:(")), SITE);
        assertThat(reply.status()).isEqualTo(theirs.status());
        assertThat(MAPPER.readTree(reply.json()).path("error").path("__type"))
                .isEqualTo(theirs.json().path("error").path("__type"));
    }

    @Test
    void searchHasTheShapeOfCkan() throws IOException {
        JsonNode theirs = Recorded.of("package-search").result();
        JsonNode ours =
                result(
                        "package_search",
                        "rows",
                        "1",
                        "facet.field",
                        "[\"organization\",\"tags\"]",
                        "fq",
                        "organization:onee-essai");
        assertThat(names(ours)).containsExactlyInAnyOrderElementsOf(names(theirs));
        assertThat(ours.path("count")).isEqualTo(theirs.path("count"));
        assertThat(names(ours.path("facets")))
                .containsExactlyElementsOf(names(theirs.path("facets")));
        assertThat(ours.path("facets").path("organization"))
                .isEqualTo(theirs.path("facets").path("organization"));
        assertThat(names(ours.path("search_facets").path("tags")))
                .containsExactlyInAnyOrderElementsOf(
                        names(theirs.path("search_facets").path("tags")));
    }

    @Test
    void licencesAreAsCkanListsThem() throws IOException {
        JsonNode theirs = Recorded.of("license-list").result();
        for (JsonNode licence : result("license_list")) {
            assertThat(theirs).contains(licence);
        }
    }

    @Test
    void organisationsAndSiteHaveTheShapeOfCkan() throws IOException {
        JsonNode theirs = Recorded.of("organization-show").result();
        JsonNode ours = result("organization_show", "id", "onee-essai");
        assertThat(names(ours))
                .containsAll(
                        names(theirs).stream().filter(name -> !name.equals("created")).toList());
        assertThat(ours.path("package_count").asInt()).isEqualTo(1);
        assertThat(result("organization_list").path(0).asText()).isEqualTo("onee-essai");
        assertThat(result("organization_list", "all_fields", "true").path(0).path("id"))
                .isEqualTo(ours.path("id"));
        assertThat(names(result("status_show")))
                .containsExactlyInAnyOrderElementsOf(names(Recorded.of("status-show").result()));
        assertThat(result("group_list").findValuesAsText("")).isEmpty();
        assertThat(result("group_show", "id", "envi").path("title").asText())
                .isEqualTo("Environnement");
    }

    /// As CKAN's harvester asks: by hundreds, until a page is empty.
    @Test
    void harvesterSeesEveryDatasetOnceAndThenOnlyWhatChanged() throws IOException {
        var entries =
                IntStream.rangeClosed(1, 257)
                        .mapToObj(i -> Entries.entry("jeu-" + i, i, Entries.said(List.of("eau"))))
                        .toList();
        CkanApi api = api(entries);
        var seen = new ArrayList<String>();
        JsonNode page;
        int start = 0;
        do {
            page =
                    ask(api, "package_search", "rows", "100", "start", "" + start, "sort", "id asc")
                            .path("result");
            assertThat(page.path("count").asInt()).isEqualTo(257);
            page.path("results").forEach(one -> seen.add(one.path("id").asText()));
            start += 100;
        } while (!page.path("results").isEmpty());
        assertThat(seen).hasSize(257).doesNotHaveDuplicates().isSorted();
        // Entries are a second apart.
        JsonNode changed =
                ask(
                        api,
                        "package_search",
                        "fq",
                        "metadata_modified:[2026-02-03T04:09:20.000000Z TO *]");
        assertThat(changed.path("result").path("count").asInt()).isEqualTo(4);
        assertThat(ask(api, "package_list", "limit", "3", "offset", "256").path("result"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"qualite", "QUALITÉ eau", "مياه", "مِيَاه", "Mesures", "l'eau", "essai"})
    void wordsAreFoundInAnyLanguage(String words) throws IOException {
        assertThat(result("package_search", "q", words).path("count").asInt()).isEqualTo(1);
        assertThat(result("package_search", "q", words + " barrage").path("count").asInt())
                .isZero();
    }

    private static final String RESOURCE = StableId.ofFile(Entries.water().dataset(), "eau.csv");

    @Test
    void rowsAreReadFromTheCsvWithTheirTypes() throws IOException {
        JsonNode answer = result("datastore_search", "resource_id", RESOURCE);
        assertThat(answer.path("total").asInt()).isEqualTo(3);
        JsonNode row = answer.path("records").path(0);
        assertThat(row.path("_id").asInt()).isEqualTo(1);
        assertThat(row.path("station").asText()).isEqualTo("Oued \"A\", nord");
        assertThat(row.path("ph").isNumber()).isTrue();
        assertThat(answer.path("records").path(1).path("ph").isNull()).isTrue();
        assertThat(answer.path("fields").findValuesAsText("type"))
                .containsExactly("int", "text", "numeric", "date");
        assertThat(names(answer))
                .contains("_links", "include_total", "limit", "records_format", "resource_id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "filters | {\"ph\": 7.2} | 1",
                "filters | {\"ph\": [7.2, 6.95]} | 1 3",
                "filters | {\"station\": \"سد\"} | 2",
                "filters | {\"ph\": null} | ''",
                "filters | {\"_id\": 3} | 3",
                "sort | ph desc | 2 1 3",
                "sort | ph | 3 1 2",
                "sort | station asc, ph desc | 1 3 2",
                "sort | \"jour\" desc nulls last | 2 1 3",
                "q | oued nord | 1",
                "offset | 2 | 3",
                "limit | 1 | 1",
                "limit | 0 | ''",
                "offset | 99 | ''",
            })
    void rowsAreChosenAndOrdered(String parameter, String value, String rows) throws IOException {
        JsonNode answer = result("datastore_search", "resource_id", RESOURCE, parameter, value);
        assertThat(String.join(" ", answer.path("records").findValuesAsText("_id")))
                .isEqualTo(rows);
    }

    /// Same rows, same values, same types, of the same table in CKAN's datastore.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "all | {}",
                "filter-number | {\"filters\": {\"ph\": 7.2}}",
                "filter-list | {\"filters\": {\"ph\": [7.2, 6.95]}}",
                "filter-text | {\"filters\": {\"station\": \"سد\"}}",
                "filter-id | {\"filters\": {\"_id\": 3}}",
                "filter-null | {\"filters\": {\"ph\": null}}",
                "sort-down | {\"sort\": \"ph desc\"}",
                "sort-up | {\"sort\": \"ph\"}",
                "sort-two | {\"sort\": \"station asc, ph desc\"}",
                "sort-nulls | {\"sort\": \"\\\"jour\\\" desc nulls last\"}",
                "page | {\"limit\": 1, \"offset\": 1}",
                "none | {\"limit\": 0}",
                "beyond | {\"offset\": 99}",
                "lists | {\"fields\": \"jour,station\", \"records_format\": \"lists\", \"limit\": 1}",
            })
    void rowsAreThoseOfCkansDatastore(String recorded, String asked) throws IOException {
        ObjectNode arguments = (ObjectNode) MAPPER.readTree(asked);
        arguments.put("resource_id", RESOURCE);
        JsonNode ours =
                MAPPER.readTree(
                                API.answer(
                                                "datastore_search",
                                                Arguments.ofJson(arguments.toString()),
                                                SITE)
                                        .json())
                        .path("result");
        JsonNode theirs = Recorded.of("datastore-search-" + recorded).result();
        for (String name : names(theirs)) {
            if (!name.equals("filterops")) {
                assertThat(ours.path(name)).as(name).isEqualTo(theirs.path(name));
            }
        }
    }

    @Test
    void columnsAndListsAreGivenWhenAskedFor() throws IOException {
        JsonNode answer =
                result(
                        "datastore_search",
                        "resource_id",
                        RESOURCE,
                        "fields",
                        "jour,station",
                        "records_format",
                        "lists",
                        "limit",
                        "1");
        assertThat(answer.path("records").toString())
                .isEqualTo("[[\"2024-01-31\",\"Oued \\\"A\\\", nord\"]]");
    }

    @ParameterizedTest
    @CsvSource({
        "fields, nope",
        "sort, nope",
        "sort, ph sideways",
        "limit, x",
        "offset, -1",
        "filters, '{\"nope\": 1}'",
        "filters, '[1'",
        "filters, '[]'",
        "records_format, tsv"
    })
    void badArgumentsOfATableAreRefused(String parameter, String value) throws IOException {
        CkanApi.Reply reply =
                API.answer(
                        "datastore_search",
                        Arguments.ofQuery(Map.of("resource_id", RESOURCE, parameter, value)),
                        SITE);
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.json()).contains("Validation Error");
    }

    @Test
    void parquetAndUnknownFilesHaveNoRows() throws IOException {
        String parquet = StableId.ofFile(Entries.water().dataset(), "eau.parquet");
        for (String id : List.of(parquet, "none")) {
            assertThat(
                            API.answer(
                                            "datastore_search",
                                            Arguments.ofQuery(Map.of("resource_id", id)),
                                            SITE)
                                    .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void bodyInJsonIsTheSameAsAQuery() throws IOException {
        Arguments arguments =
                Arguments.ofJson(
                        "{\"resource_id\": \"%s\", \"filters\": {\"ph\": 7.2}, \"fields\": [\"ph\"]}"
                                .formatted(RESOURCE));
        JsonNode answer = MAPPER.readTree(API.answer("datastore_search", arguments, SITE).json());
        assertThat(answer.path("result").path("records").toString()).isEqualTo("[{\"ph\":7.2}]");
    }
}
