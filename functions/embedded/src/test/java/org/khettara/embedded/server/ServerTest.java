package org.khettara.embedded.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.FakeEngine;
import org.khettara.core.upload.DatasetId;
import org.khettara.embedded.Home;
import org.khettara.embedded.HomeSettings;
import org.khettara.engine.difference.CsvComparer;

final class ServerTest {
    private static final String TABLE = "a\n1\n2\n";
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

    private JsonNode publish(String name, String content) throws Exception {
        HttpResponse<byte[]> accepted = running.upload(name, BodyPublishers.ofString(content));
        assertThat(accepted.statusCode()).isEqualTo(202);
        return running.receipt(accepted.headers().firstValue("Location").orElseThrow());
    }

    @Test
    void droppedFileGetsItsReceiptAndIsPublished() throws Exception {
        JsonNode receipt = publish("Budget été.csv", TABLE);
        assertThat(receipt.get("state").asText()).isEqualTo("published");
        assertThat(receipt.get("fileName").asText()).isEqualTo("Budget été.csv");
        assertThat(receipt.get("dataset").asText()).isEqualTo("ville-de-fes.budget-été");

        JsonNode dataset = running.json("/api/datasets").get("datasets").get(0);
        assertThat(dataset.get("latest").get("number").asInt()).isEqualTo(1);
        for (JsonNode file : dataset.get("latest").get("files")) {
            HttpResponse<byte[]> download = running.get(file.get("href").asText());
            assertThat(download.statusCode()).isEqualTo(200);
            assertThat(download.body()).hasSize(file.get("bytes").asInt());
            assertThat(download.headers().firstValue("Content-Length"))
                    .hasValue(file.get("bytes").asText());
            assertThat(download.headers().firstValue("Content-Type"))
                    .hasValue(file.get("mediaType").asText());
            assertThat(download.headers().firstValue("Content-Disposition").orElse(""))
                    .startsWith("attachment");
            assertThat(download.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        }
        assertThat(running.json("/api/receipts").get("receipts")).hasSize(1);
        // The receipt is there before the upload is struck off the list.
        Eventually.get(
                "nothing in hand",
                () ->
                        running.json("/api/status").get("waiting").asInt() == 0
                                ? Optional.of(true)
                                : Optional.empty());
    }

    @Test
    void downloadsAnswerToTagsAndRanges() throws Exception {
        publish("t.csv", TABLE);
        String path = "/datasets/ville-de-fes.t/latest/t.csv";
        HttpResponse<byte[]> whole = running.get(path);
        assertThat(new String(whole.body(), UTF_8)).isEqualTo(TABLE);
        String tag = whole.headers().firstValue("ETag").orElseThrow();

        assertThat(running.get(path, "If-None-Match", "W/\"x\", " + tag).statusCode())
                .isEqualTo(304);
        HttpResponse<byte[]> part = running.get(path, "Range", "bytes=2-3");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(new String(part.body(), UTF_8)).isEqualTo("1\n");
        assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 2-3/6");
        HttpResponse<byte[]> end = running.get(path, "Range", "bytes=-2");
        assertThat(new String(end.body(), UTF_8)).isEqualTo("2\n");
        HttpResponse<byte[]> changed =
                running.get(path, "Range", "bytes=2-3", "If-Range", "\"other\"");
        assertThat(changed.statusCode()).isEqualTo(200);
        HttpResponse<byte[]> beyond = running.get(path, "Range", "bytes=6-");
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(beyond.headers().firstValue("Content-Range")).hasValue("bytes */6");
    }

    @Test
    void whatChangedIsServedAtBothOfItsAddresses() throws Exception {
        publish("t.csv", TABLE);
        publish("t.csv", TABLE + "3\n");
        HttpResponse<byte[]> document =
                running.get("/datasets/ville-de-fes.t/releases/2/difference/difference.json");
        assertThat(document.statusCode()).isEqualTo(200);
        assertThat(document.headers().firstValue("Content-Disposition").orElse(""))
                .contains("filename=\"difference.json\"");
        assertThat(new String(document.body(), UTF_8)).contains("\"presence\" : \"kept\"");
        JsonNode events =
                Eventually.get(
                        "both events",
                        () ->
                                Optional.of(running.json("/api/events"))
                                        .filter(list -> list.get("events").size() == 2));
        String link = events.get("events").get(1).at("/data/difference/document").asText();
        String path = URI.create(link).getRawPath();
        assertThat(running.get(path).body()).isEqualTo(document.body());
        assertThat(running.get(path.replace("difference.json", "t.csv")).statusCode())
                .isEqualTo(404);
        assertThat(
                        running.get(
                                        "/datasets/ville-de-fes.t/releases/1/difference/difference.json")
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    void linksOfCatalogueAndEventsLeadToFiles() throws Exception {
        publish("t.csv", TABLE);
        // Both are told after the commit, a moment later than the receipt.
        JsonNode events =
                Eventually.get(
                        "the event",
                        () ->
                                Optional.of(running.json("/api/events"))
                                        .filter(list -> list.get("events").size() == 1));
        JsonNode record = running.json("/catalogue/ville-de-fes.t.jsonld");
        List<JsonNode> links = record.get("@graph").findValues("dcat:downloadURL");
        assertThat(links).hasSize(2);
        for (JsonNode link : links) {
            URI uri = URI.create(link.get("@id").asText());
            assertThat(running.get(uri.getRawPath()).statusCode()).isEqualTo(200);
        }
        String manifest = events.get("events").get(0).get("data").get("manifest").asText();
        assertThat(running.json(URI.create(manifest).getRawPath()).get("dataset").asText())
                .isEqualTo("ville-de-fes.t");
        assertThat(running.json("/api/events?after=" + events.get("next")).get("events")).isEmpty();
    }

    @Test
    void sameNameAgainIsTheNextRelease() throws Exception {
        publish("t.csv", TABLE);
        assertThat(publish("t.csv", "a\n3\n").get("release").asInt()).isEqualTo(2);
        assertThat(publish("t.csv", "a\n3\n").get("state").asText()).isEqualTo("unchanged");
        assertThat(running.json("/api/datasets/ville-de-fes.t/releases").get("releases"))
                .hasSize(2);
        assertThat(
                        new String(
                                running.get("/datasets/ville-de-fes.t/releases/1/t.csv").body(),
                                UTF_8))
                .isEqualTo(TABLE);
    }

    @Test
    void refusedFileGetsAReceiptThatSaysWhy() throws Exception {
        JsonNode receipt = publish("t.csv", "%PDF");
        assertThat(receipt.get("state").asText()).isEqualTo("refused");
        assertThat(receipt.get("report").get("reason").get("code").asText())
                .isEqualTo("NOT_TABULAR");
        assertThat(running.get("/api/datasets/ville-de-fes.t").statusCode()).isEqualTo(404);
    }

    @Test
    void fileInTheDropFolderIsTakenAndGone() throws Exception {
        Path drop = running.home.uploadsFolder().resolve("ville-de-fes").resolve("t.csv");
        Files.writeString(drop, TABLE);
        JsonNode receipt =
                Eventually.get(
                        "receipt of the dropped file",
                        () -> {
                            JsonNode list = running.json("/api/receipts").get("receipts");
                            return list.isEmpty() ? Optional.empty() : Optional.of(list.get(0));
                        });
        assertThat(receipt.get("state").asText()).isEqualTo("published");
        assertThat(drop).doesNotExist();
    }

    @Test
    void uploadLeftByAnotherProcessIsTakenUp() throws Exception {
        String id;
        URI base = URI.create("http://khettara.test/");
        try (Home other =
                Home.open(
                        new HomeSettings(folder, base, new FakeEngine(), new CsvComparer(0, 1)))) {
            var content = new ByteArrayInputStream(TABLE.getBytes(UTF_8));
            id = other.accept(new DatasetId(Running.FES, "left"), "left.csv", content).id().value();
        }
        assertThat(running.receipt("/api/receipts/" + id).get("state").asText())
                .isEqualTo("published");
    }

    @Test
    void takenPortIsSaidInASentence() {
        int port = running.server.port();
        assertThatThrownBy(() -> Server.start(running.home, port))
                .isInstanceOf(PortTakenException.class)
                .hasMessageContaining("port " + port)
                .hasMessageContaining("choose another port");
    }

    @Test
    void pageComesWithAStrictPolicyAndNothingFromElsewhere() throws Exception {
        HttpResponse<byte[]> page = running.get("/");
        String html = new String(page.body(), UTF_8);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(html).doesNotContain("http://", "https://", "onclick", "<style");
        for (String name : html.split("\"/page/", -1)) {
            if (!name.startsWith("<!doctype")) {
                String file = "/page/" + name.substring(0, name.indexOf('"'));
                assertThat(running.get(file).statusCode()).as(file).isEqualTo(200);
            }
        }
    }

    @Test
    void aPersonsWordIsHeardUnlessAnotherWasHeardSince() throws Exception {
        publish("t.csv", TABLE);
        String path = "/api/datasets/ville-de-fes.t/metadata";
        HttpResponse<byte[]> before = running.get(path);
        assertThat(Running.json(before).at("/origins/description").asText()).isEqualTo("derived");
        assertThat(running.json("/api/drafts").get("drafts").get(0).asText())
                .isEqualTo("ville-de-fes.t");
        String tag = before.headers().firstValue("ETag").orElseThrow();
        String word = "{\"title\": {\"fr\": \"Titre\"}, \"licence\": \"odc-odbl\"}";
        HttpResponse<byte[]> said = put(path + "?who=amina", word, "If-Match", tag);
        assertThat(said.statusCode()).isEqualTo(200);
        assertThat(Running.json(said).at("/origins/title").asText()).isEqualTo("person");
        assertThat(Running.json(said).at("/description/licence").asText()).isEqualTo("ODC_BL");
        assertThat(put(path + "?who=amina", word, "If-Match", tag).statusCode()).isEqualTo(412);
        assertThat(put(path + "?who=amina", word).statusCode()).isEqualTo(200);
        assertThat(put(path, word).statusCode()).isEqualTo(400);
        HttpResponse<byte[]> bad = put(path + "?who=amina", "{\"title\": 3}");
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(Running.json(bad).get("detail").asText()).contains("title");
        assertThat(put(path + "?who=amina", word, "Origin", "http://evil.example").statusCode())
                .isEqualTo(403);
        assertThat(running.json("/api/drafts").get("drafts")).isEmpty();
        assertThat(running.json("/catalogue/ville-de-fes.t.jsonld").toString()).contains("Titre");
    }

    @Test
    void defaultsHoldForAFolderAndForAll() throws Exception {
        publish("t.csv", TABLE);
        String all = "/api/institutions/ville-de-fes/metadata?who=amina";
        assertThat(put(all, "{\"licence\": \"CC0\", \"title\": \"x\"}").statusCode())
                .isEqualTo(200);
        JsonNode metadata = running.json("/api/datasets/ville-de-fes.t/metadata");
        assertThat(metadata.at("/origins/licence").asText()).isEqualTo("institution");
        assertThat(put(all + "&folder=t", "{\"licence\": \"odbl\"}").statusCode()).isEqualTo(200);
        metadata = running.json("/api/datasets/ville-de-fes.t/metadata");
        assertThat(metadata.at("/origins/licence").asText()).isEqualTo("folder");
        assertThat(put("/api/institutions/rabat/metadata?who=a", "{}").statusCode()).isEqualTo(404);
        HttpResponse<byte[]> paper = put(all, "{\"rights\": \"Amina Alami, CIN AB123456\"}");
        assertThat(paper.statusCode()).isEqualTo(400);
        assertThat(new String(paper.body(), UTF_8)).doesNotContain("AB123456");
    }

    private HttpResponse<byte[]> put(String path, String body, String... headers) throws Exception {
        var request =
                java.net.http.HttpRequest.newBuilder(running.uri(path))
                        .PUT(BodyPublishers.ofString(body));
        return running.send(headers.length == 0 ? request : request.headers(headers));
    }
}
