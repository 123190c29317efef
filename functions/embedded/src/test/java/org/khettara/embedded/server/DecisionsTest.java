package org.khettara.embedded.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khettara.core.FakeEngine;

/// Decisions over HTTP, and what readers find afterwards.
final class DecisionsTest {
    private static final String API = "/api/datasets/ville-de-fes.t";
    private static final String FILES = "/datasets/ville-de-fes.t";
    private static final String BY = ",\"who\":\"amina\",\"why\":\"the figures are wrong\"}";
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

    @Test
    void everyReleaseHasAnAddressForEverAndLatestNamesIt() throws Exception {
        publish("a\n1\n");
        publish("a\n2\n");
        HttpResponse<byte[]> first = running.get(FILES + "/releases/1/t.csv");
        assertThat(new String(first.body(), UTF_8)).isEqualTo("a\n1\n");
        HttpResponse<byte[]> latest = running.get(FILES + "/latest/t.csv");
        assertThat(header(latest, "Content-Location")).isEqualTo(FILES + "/releases/2/t.csv");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(latest.body());
        assertThat(header(latest, "Repr-Digest"))
                .isEqualTo("sha-256=:%s:".formatted(Base64.getEncoder().encodeToString(hash)));
        JsonNode release = running.json(API + "/releases/2");
        assertThat(
                        ZonedDateTime.parse(
                                        header(latest, "Last-Modified"),
                                        DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toEpochSecond())
                .isEqualTo(
                        java.time.Instant.parse(release.get("releasedAt").asText())
                                .getEpochSecond());
        HttpResponse<byte[]> part = running.get(FILES + "/latest/t.csv", "Range", "bytes=2-2");
        assertThat(new String(part.body(), UTF_8)).isEqualTo("2");
        assertThat(header(part, "Repr-Digest")).isEqualTo(header(latest, "Repr-Digest"));
    }

    @Test
    void aHeldReleaseCannotBeReadByAnyAddressUntilItIsApproved() throws Exception {
        publish("a\n1\n");
        assertThat(policy("hold-always").statusCode()).isEqualTo(200);
        assertThat(running.json(API + "/policy").get("policy").asText()).isEqualTo("hold-always");
        JsonNode receipt = publish("a\n2\n");
        assertThat(receipt.get("state").asText()).isEqualTo("held");
        JsonNode held = running.json(API + "/releases/2");
        assertThat(held.get("standing").asText()).isEqualTo("held");
        assertThat(held.get("files")).isEmpty();
        assertThat(held.get("tables")).isEmpty();
        assertThat(held.get("holds").get(0).asText()).isEqualTo("always");
        assertThat(running.get(FILES + "/releases/2/t.csv").statusCode()).isEqualTo(404);
        assertThat(running.get(FILES + "/releases/2/manifest.json").statusCode()).isEqualTo(404);
        assertThat(new String(running.get(FILES + "/latest/t.csv").body(), UTF_8))
                .isEqualTo("a\n1\n");
        JsonNode approved = Running.json(decide("/releases/2", "approve"));
        assertThat(approved.get("standing").asText()).isEqualTo("published");
        assertThat(new String(running.get(FILES + "/latest/t.csv").body(), UTF_8))
                .isEqualTo("a\n2\n");
        String id = receipt.get("id").asText();
        assertThat(running.json("/api/receipts/" + id).get("state").asText())
                .isEqualTo("published");
    }

    @Test
    void aWithdrawnReleaseIsGoneWithItsReasonAndSoIsTheDataset() throws Exception {
        publish("a\n1\n");
        publish("a\n2\n");
        String key = key(running.json(API));
        assertThat(decide("/releases/2", "withdraw").statusCode()).isEqualTo(200);
        for (String path :
                new String[] {FILES + "/releases/2/t.csv", FILES + "/latest/t.csv", key, API}) {
            HttpResponse<byte[]> gone = running.get(path);
            assertThat(gone.statusCode()).as(path).isEqualTo(410);
            assertThat(Running.json(gone).get("detail").asText())
                    .contains("the figures are wrong")
                    .doesNotContain("amina");
        }
        assertThat(running.get("/catalogue/ville-de-fes.t.jsonld").statusCode()).isEqualTo(404);
        assertThat(running.get(FILES + "/releases/1/t.csv").statusCode()).isEqualTo(200);
        assertThat(running.json(API + "/releases/2").get("ruling").get("why").asText())
                .isEqualTo("the figures are wrong");
        assertThat(decide("/releases/1", "roll-back").statusCode()).isEqualTo(200);
        assertThat(running.get(FILES + "/latest/t.csv").statusCode()).isEqualTo(200);
        assertThat(decide("", "withdraw").statusCode()).isEqualTo(200);
        assertThat(running.get(FILES + "/releases/1/t.csv").statusCode()).isEqualTo(410);
        assertThat(running.json(API + "/releases").get("releases").get(2).get("standing").asText())
                .isEqualTo("deleted");
    }

    @ParameterizedTest
    @CsvSource({
        "/releases/1/decisions, approve, 409",
        "/releases/1/decisions, roll-back, 409",
        "/releases/9/decisions, withdraw, 404",
        "/releases/1/decisions, burn, 400",
        "/releases/nine/decisions, withdraw, 400",
        "/decisions, approve, 400"
    })
    void whatCannotBeDecidedIsSaid(String path, String decision, int status) throws Exception {
        publish("a\n1\n");
        HttpResponse<byte[]> answer = post(path, "{\"decision\":\"" + decision + "\"" + BY);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Running.json(answer).get("message").get("ar").asText()).isNotBlank();
        assertThat(running.get(FILES + "/latest/t.csv").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json",
                "null",
                "[]",
                "{\"decision\":\"withdraw\"}",
                "{\"decision\":\"withdraw\",\"who\":\"a\",\"why\":\" \"}",
                "{\"decision\":\"withdraw\",\"who\":\"a\",\"why\":\"two\\nlines\"}"
            })
    void aDecisionWithoutAPersonAndAReasonIsNone(String body) throws Exception {
        publish("a\n1\n");
        assertThat(post("/releases/1/decisions", body).statusCode()).isEqualTo(400);
        assertThat(running.get(FILES + "/latest/t.csv").statusCode()).isEqualTo(200);
    }

    @Test
    void aPageOfAnotherSiteDecidesNothing() throws Exception {
        publish("a\n1\n");
        var request =
                HttpRequest.newBuilder(running.uri(API + "/releases/1/decisions"))
                        .header("Origin", "https://elsewhere.example")
                        .POST(BodyPublishers.ofString("{\"decision\":\"withdraw\"" + BY));
        assertThat(running.send(request).statusCode()).isEqualTo(403);
        assertThat(running.get(FILES + "/latest/t.csv").statusCode()).isEqualTo(200);
    }

    private JsonNode publish(String content) throws Exception {
        HttpResponse<byte[]> accepted = running.upload("t.csv", BodyPublishers.ofString(content));
        return running.receipt(accepted.headers().firstValue("Location").orElseThrow());
    }

    private HttpResponse<byte[]> decide(String release, String decision) throws Exception {
        return post(release + "/decisions", "{\"decision\":\"" + decision + "\"" + BY);
    }

    private HttpResponse<byte[]> post(String path, String body) throws Exception {
        return running.send(
                HttpRequest.newBuilder(running.uri(API + path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<byte[]> policy(String policy) throws Exception {
        return running.send(
                HttpRequest.newBuilder(running.uri(API + "/policy"))
                        .PUT(BodyPublishers.ofString("{\"policy\":\"" + policy + "\"" + BY)));
    }

    /// The address that catalogue records and events give of a file of the current release.
    private String key(JsonNode dataset) throws IOException {
        long number = dataset.get("latest").get("number").asLong();
        var release =
                running.home
                        .release(org.khettara.core.upload.DatasetId.parse("ville-de-fes.t"), number)
                        .orElseThrow();
        return "/" + release.content().prefix() + "t.csv";
    }

    private static String header(HttpResponse<byte[]> response, String name) {
        return response.headers().firstValue(name).orElseThrow();
    }
}
