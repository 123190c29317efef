package org.khettara.embedded.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.khettara.engine.Engine;

/// CKAN's API as the server gives it: addresses, statuses, and rows of real tables.
final class CkanServerTest {
    @TempDir static Path folder;
    private static Running running;

    @BeforeAll
    static void start() throws Exception {
        running = Running.start(folder.resolve("home"), new Engine());
        publish("budget.csv", "commune;montant;voté le\nFès;1 234,50;31/01/2024\nSefrou;7,25;\n");
        publish("مياه الجهة.csv", "الجهة;السكان\nفاس;10\nمكناس;9\nفاس;8\n");
    }

    private static void publish(String name, String text) throws Exception {
        var accepted = running.upload(name, BodyPublishers.ofString(text));
        JsonNode receipt = running.receipt(accepted.headers().firstValue("Location").orElseThrow());
        assertThat(receipt.get("state").asText()).isEqualTo("published");
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    private static JsonNode result(String query) throws Exception {
        HttpResponse<byte[]> response = running.get("/api/3/action/" + query);
        assertThat(response.statusCode()).as(new String(response.body(), UTF_8)).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        return Running.json(response).get("result");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    @Test
    void everyDatasetIsFoundAndItsLinksLeadToFiles() throws Exception {
        JsonNode found = result("package_search?rows=100&start=0&sort=id+asc");
        assertThat(found.get("count").asInt()).isEqualTo(2);
        var names = new ArrayList<String>();
        for (JsonNode dataset : found.get("results")) {
            names.add(dataset.get("name").asText());
            assertThat(dataset.get("resources")).hasSize(2);
            for (JsonNode file : dataset.get("resources")) {
                URI link = URI.create(file.get("url").asText());
                HttpResponse<byte[]> got = running.get(link.getRawPath());
                assertThat(got.statusCode()).isEqualTo(200);
                assertThat(got.body()).hasSize(file.get("size").asInt());
            }
        }
        assertThat(names).contains("ville-de-fes_budget").allMatch(n -> n.matches("[a-z0-9_-]+"));
        assertThat(result("package_search?q=" + encoded("مياه")).get("count").asInt()).isOne();
        assertThat(result("package_search?start=100&rows=100").get("results")).isEmpty();
    }

    @Test
    void rowsOfATableComeTyped() throws Exception {
        JsonNode budget = result("package_show?id=ville-de-fes_budget");
        String csv = budget.get("resources").get(0).get("id").asText();
        JsonNode rows = result("datastore_search?sort=montant&resource_id=" + csv);
        assertThat(rows.get("records").get(0).get("commune").asText()).isEqualTo("Sefrou");
        assertThat(rows.get("records").get(1).get("montant").decimalValue())
                .isEqualByComparingTo("1234.5");
        String day = rows.get("fields").get(3).get("id").asText();
        assertThat(rows.get("records").get(0).get(day).isNull()).isTrue();
        assertThat(rows.get("records").get(1).get(day).asText()).isEqualTo("2024-01-31");
        assertThat(rows.get("fields").findValuesAsText("type"))
                .isEqualTo(List.of("int", "text", "numeric", "date"));
    }

    @Test
    void sameAnswersWithoutTheVersionAndToAPost() throws Exception {
        JsonNode get = result("package_show?id=ville-de-fes_budget");
        assertThat(running.json("/api/action/package_show?id=ville-de-fes_budget").get("result"))
                .isEqualTo(get);
        for (String type : List.of("application/json", "text/plain")) {
            HttpResponse<byte[]> post =
                    post("package_show", "{\"id\": \"ville-de-fes_budget\"}", type);
            assertThat(Running.json(post).get("result")).isEqualTo(get);
        }
    }

    private static HttpResponse<byte[]> post(String action, String body, String type)
            throws Exception {
        return running.send(
                HttpRequest.newBuilder(running.uri("/api/3/action/" + action))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body)));
    }

    @ParameterizedTest
    @CsvSource({
        "package_show?id=none, 404",
        "package_show, 409",
        "package_search?rows=-1, 409",
        "package_search?nope=1, 400",
        "package_search?fq=name%3A%28, 409",
        "datastore_search?resource_id=none, 404",
        "package_create, 400",
        "no_such_action, 400",
    })
    void statusesAreThoseOfCkan(String query, int status) throws Exception {
        HttpResponse<byte[]> response = running.get("/api/3/action/" + query);
        String body = new String(response.body(), UTF_8);
        assertThat(response.statusCode()).as(body).isEqualTo(status);
        assertThat(body).doesNotContain("Exception", ".java");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "{broken", "\"x\"", "1"})
    void bodyThatIsNoObjectIsABadRequest(String body) throws Exception {
        HttpResponse<byte[]> response = post("package_show", body, "application/json");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Running.json(response).asText()).startsWith("Bad request: JSON Error");
    }

    @Test
    void bodyWithoutMeasureIsRefused() throws Exception {
        HttpResponse<byte[]> response = post("package_show", " ".repeat(2 << 20), "text/plain");
        assertThat(response.statusCode()).isEqualTo(413);
    }
}
