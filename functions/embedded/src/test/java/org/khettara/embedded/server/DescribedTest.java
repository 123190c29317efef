package org.khettara.embedded.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.ckan.Describer;
import org.khettara.ckan.Portal;
import org.khettara.ckan.PortalAddress;
import org.khettara.ckan.PortalPush;
import org.khettara.core.FakeEngine;
import org.khettara.embedded.PortalFollower;

/// A change of what is said of a dataset, without a new release, as everyone who follows sees it.
final class DescribedTest {
    private static final String TITLE = "Le réseau de l'eau potable";
    private static final String WORD = "{\"title\": {\"fr\": \"%s\"}}".formatted(TITLE);
    private static final String DATASET = "ville-de-fes.reseau";

    @TempDir Path folder;
    private Running running;

    @BeforeEach
    void start() throws Exception {
        running = Running.start(folder, new FakeEngine());
        HttpResponse<byte[]> accepted =
                running.upload("reseau.csv", BodyPublishers.ofString("a\n1\n"));
        running.receipt(accepted.headers().firstValue("Location").orElseThrow());
    }

    @AfterEach
    void stop() throws IOException {
        running.close();
    }

    @Test
    void aWordIsFoundAndToldAndHarvestedWithoutANewRelease() throws Exception {
        JsonNode before = ckan("package_show?id=" + DATASET);
        String catalogue = modified();
        describe();
        assertThat(running.json("/api/search?q=potable").get("total").asInt()).isEqualTo(1);
        assertThat(running.json("/api/datasets/%s/releases".formatted(DATASET)).get("releases"))
                .hasSize(1);
        assertThat(text("/api/events"))
                .containsOnlyOnce("org.khettara.dataset.created.v1")
                .containsOnlyOnce("org.khettara.dataset.described.v1");
        assertThat(text("/feeds/atom/feed.atom"))
                .contains("description mise à jour")
                .contains("حُيّن الوصف")
                .contains("description updated");
        assertThat(text("/feeds/dcat/1.trig"))
                .containsOnlyOnce("> a as:Create ;")
                .containsOnlyOnce("> a as:Update ;")
                .contains(TITLE);
        assertThat(text("/catalogue/%s.ttl".formatted(DATASET))).contains(TITLE);
        assertThat(modified()).isGreaterThan(catalogue);
        JsonNode after = ckan("package_show?id=" + DATASET);
        assertThat(after.get("title").asText()).isEqualTo(TITLE);
        String since = before.get("metadata_modified").asText();
        assertThat(after.get("metadata_modified").asText()).isGreaterThan(since);
        assertThat(after.get("resources").get(0).get("last_modified").asText()).isEqualTo(since);
        String asked =
                "metadata_modified:%%5B%sZ%%20TO%%20*%%5D"
                        .formatted(after.get("metadata_modified").asText());
        assertThat(ckan("package_search?fq=" + asked).get("count").asInt()).isEqualTo(1);
    }

    @Test
    void aPortalIsToldTheNewTitle() throws Exception {
        Queue<String> created = new ConcurrentLinkedQueue<>();
        HttpServer portal =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        portal.createContext("/", exchange -> answer(exchange, created));
        portal.start();
        String url = "http://127.0.0.1:%d/".formatted(portal.getAddress().getPort());
        try (Portal open = Portal.open(PortalAddress.parse(url), null);
                var _ = PortalFollower.start(running.home, push(open))) {
            Eventually.get("the dataset", () -> Optional.ofNullable(created.peek()));
            assertThat(created.element()).doesNotContain(TITLE);
            describe();
            Eventually.get(
                    "the new title",
                    () -> created.stream().filter(body -> body.contains(TITLE)).findAny());
        } finally {
            portal.stop(0);
        }
    }

    private PortalPush push(Portal portal) {
        var describer = new Describer(running.home.catalogue().base());
        return new PortalPush(portal, describer, PortalPush.Mode.WRITE, Map.of());
    }

    /// A portal that never has the dataset, and takes whatever is created.
    private static void answer(HttpExchange exchange, Queue<String> created) throws IOException {
        String action = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        boolean isThere = !action.endsWith("/package_show");
        if (action.endsWith("/package_create")) {
            created.add(body);
        }
        byte[] answer =
                (isThere
                                ? "{\"success\": true, \"result\": {\"id\": \"fes\"}}"
                                : "{\"success\": false, \"error\": {\"__type\": \"Not Found Error\"}}")
                        .getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(isThere ? 200 : 404, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private void describe() throws Exception {
        var request =
                HttpRequest.newBuilder(
                        running.uri("/api/datasets/" + DATASET + "/metadata?who=amina"));
        HttpResponse<byte[]> answer = running.send(request.PUT(BodyPublishers.ofString(WORD)));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private JsonNode ckan(String query) throws Exception {
        return running.json("/api/3/action/" + query).get("result");
    }

    /// When the catalogue as a whole changed, as its own record has it.
    private String modified() throws IOException {
        return String.valueOf(running.home.catalogue().extent().modified());
    }

    private String text(String path) throws Exception {
        HttpResponse<byte[]> answer = running.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return new String(answer.body(), UTF_8);
    }
}
