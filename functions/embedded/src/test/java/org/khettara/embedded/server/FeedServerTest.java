package org.khettara.embedded.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.FakeEngine;

final class FeedServerTest {
    private static final Pattern CHANGE = Pattern.compile("urn:khettara:change:[0-9a-f]{64}");

    @TempDir Path folder;
    private Running running;

    @BeforeEach
    void start() throws IOException {
        running = Running.start(folder, new FakeEngine());
    }

    @AfterEach
    void stop() throws IOException {
        running.close();
    }

    private void publish(String name, String content) throws Exception {
        HttpResponse<byte[]> accepted = running.upload(name, BodyPublishers.ofString(content));
        assertThat(accepted.statusCode()).isEqualTo(202);
        running.receipt(accepted.headers().firstValue("Location").orElseThrow());
        Eventually.get(
                name + " in the feed",
                () -> {
                    String feed = text("/feeds/atom/feed.atom");
                    // The DCAT-AP feed is written last: what it tells, all others tell.
                    String last = text("/feeds/dcat/1.trig");
                    boolean isTold =
                            feed.contains(name.replace(".csv", ""))
                                    && CHANGE.matcher(feed)
                                            .results()
                                            .allMatch(id -> last.contains(id.group()));
                    return isTold ? Optional.of(feed) : Optional.empty();
                });
    }

    /// Empty when there is no such document.
    private String text(String path) throws Exception {
        HttpResponse<byte[]> answer = running.get(path);
        return answer.statusCode() == 200 ? new String(answer.body(), UTF_8) : "";
    }

    @Test
    void feedsAreServedWithATagAndAskedForAgain() throws Exception {
        publish("qualité eau.csv", "a\n1\n");
        for (String path :
                new String[] {
                    "/feeds/atom/feed.atom",
                    "/feeds/atom/1.atom",
                    "/feeds/atom/ville-de-fes/feed.atom",
                    "/feeds/atom/ville-de-fes/qualit%C3%A9-eau/feed.atom"
                }) {
            HttpResponse<byte[]> feed = running.get(path);
            assertThat(feed.statusCode()).as(path).isEqualTo(200);
            assertThat(header(feed, "Content-Type")).startsWith("application/atom+xml");
            assertThat(header(feed, "Cache-Control")).isEqualTo("no-cache");
            HttpResponse<byte[]> again = running.get(path, "If-None-Match", header(feed, "ETag"));
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
        }
        for (String path : List.of("/feeds/dcat/feed.trig", "/feeds/dcat/1.trig")) {
            HttpResponse<byte[]> page = running.get(path);
            assertThat(header(page, "Content-Type")).as(path).startsWith("application/trig");
            assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
        }
        assertThat(new String(running.get("/feeds/dcat/1.trig").body(), UTF_8))
                .contains("> a as:Create ;")
                .contains("<http://purl.org/dc/terms/title>");
        String day = today();
        assertThat(header(running.get(day), "Content-Type"))
                .startsWith("application/vnd.apache.avro");
        assertThat(header(running.get(day), "Cache-Control")).isEqualTo("no-cache");
    }

    private String today() throws IOException {
        return "/feeds/changes/%s.avro".formatted(running.home.following().lastDay().orElseThrow());
    }

    @Test
    void thereIsNoOtherFeed() throws Exception {
        for (String path :
                List.of(
                        "/feeds/atom/0.atom",
                        "/feeds/atom/2.atom",
                        "/feeds/dcat/0.trig",
                        "/feeds/dcat/2.trig",
                        "/feeds/dcat/99999999999999999999.trig",
                        "/feeds/dcat/feed.ttl",
                        "/feeds/atom/99999999999999999999.atom",
                        "/feeds/atom/nobody/feed.atom",
                        "/feeds/changes/2026-13-99.avro",
                        "/feeds/changes/1999-01-01.avro",
                        "/feeds/atom/a/b/c/feed.atom",
                        "/feeds/khettara.db")) {
            assertThat(running.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void aDatasetIsFoundByItsWordsWhichAreSetApart() throws Exception {
        publish("Qualité de l'eau.csv", "a\n1\n");
        // The index follows the feeds.
        JsonNode found =
                Eventually.get(
                        "the dataset in the index",
                        () ->
                                Optional.of(running.json("/api/search?q=" + encode("qualites EAU")))
                                        .filter(answer -> answer.get("total").asInt() > 0));
        assertThat(found.get("total").asInt()).isEqualTo(1);
        JsonNode hit = found.get("hits").get(0);
        assertThat(hit.get("institutionName").asText()).isEqualTo("Ville de Fès");
        assertThat(hit.get("title").get("parts").toString())
                .contains("{\"text\":\"Qualité\",\"match\":true}")
                .contains("{\"text\":\"eau\",\"match\":true}");
        assertThat(running.json("/api/search?q=fes").get("hits").get(0).get("excerpt").toString())
                .contains("\"field\":\"institution\"")
                .contains("{\"text\":\"Fès\",\"match\":true}");
        assertThat(running.json("/api/search?q=eau&institution=autre").get("total").asInt())
                .isZero();
        assertThat(running.json("/api/search?limit=1&offset=1").get("hits")).isEmpty();
    }

    @Test
    void aParameterOfAnotherFormIsRefused() throws Exception {
        for (String query :
                List.of("limit=0", "limit=x", "offset=-1", "institution=A%20B", "limit=1001")) {
            assertThat(running.get("/api/search?" + query).statusCode()).as(query).isEqualTo(400);
        }
    }

    @Test
    void noWordsAreAnError() throws Exception {
        for (String words : List.of("\"", "*", "NEAR(", "a OR", "\u0000", "%", "<script>", "ﷺ")) {
            String path = "/api/search?q=" + encode(words);
            assertThat(running.get(path).statusCode()).as(words).isEqualTo(200);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static String header(HttpResponse<byte[]> response, String name) {
        return response.headers().firstValue(name).orElseThrow();
    }
}
