package org.khettara.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khettara.engine.Engine;

/// Corrected copies and templates over HTTP.
final class WorkbookDownloadsTest {
    private static final String FILES = "/datasets/ville-de-fes.t";
    private static final String BY = ",\"who\":\"amina\",\"why\":\"wrong\"}";
    @TempDir Path folder;
    private Running running;

    @BeforeEach
    void start() throws Exception {
        running = Running.start(folder, new Engine());
        publish("ville;habitants\nFès;1\nSalé;2\nTaza;3\n");
    }

    @AfterEach
    void stop() throws IOException {
        running.close();
    }

    private void publish(String text) throws Exception {
        HttpResponse<byte[]> accepted = running.upload("t.csv", BodyPublishers.ofString(text));
        running.receipt(accepted.headers().firstValue("Location").orElseThrow());
    }

    private void post(String path, String body) throws Exception {
        HttpResponse<byte[]> answer =
                running.send(
                        HttpRequest.newBuilder(running.uri("/api/datasets/ville-de-fes.t" + path))
                                .header("Content-Type", "application/json")
                                .method(
                                        path.equals("/policy") ? "PUT" : "POST",
                                        BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private int status(String path) throws Exception {
        return running.get(FILES + path).statusCode();
    }

    @ParameterizedTest
    @ValueSource(strings = {"corrected.xlsx", "template.xlsx"})
    void theyStandBesideTheFilesOfTheReleaseAndAreKeptNowhere(String name) throws Exception {
        for (String path : List.of("/releases/1/" + name, "/latest/" + name + "?lang=ar")) {
            HttpResponse<byte[]> answer = running.get(FILES + path);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .contains("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
            assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                    .startsWith("attachment; filename=\"t.xlsx\"");
            try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
                assertThat(zip.getNextEntry()).isNotNull();
            }
        }
        try (Stream<Path> left = Files.walk(folder.resolve("work"))) {
            assertThat(left.map(Path::toString)).noneMatch(file -> file.endsWith(".xlsx"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"corrected.xlsx", "template.xlsx"})
    void ofWhatReadersMayNotSeeThereIsNone(String name) throws Exception {
        post("/policy", "{\"policy\":\"hold-always\"" + BY);
        publish("ville;habitants\nFès;1\nSalé;2\nTaza;4\n");
        assertThat(status("/releases/2/" + name)).isEqualTo(404);
        post("/decisions", "{\"decision\":\"withdraw\"" + BY);
        assertThat(status("/releases/1/" + name)).isEqualTo(410);
        assertThat(status("/latest/" + name)).isEqualTo(410);
    }

    @Test
    void aLanguageThatThereIsNotIsSaidToBeMissing() throws Exception {
        assertThat(status("/releases/1/corrected.xlsx?lang=zz")).isEqualTo(400);
    }

    @Test
    void aTableThatExcelCannotHoldIsAnsweredInWords() throws Exception {
        publish("ville;texte\nFès;" + "x".repeat(40_000) + "\nSalé;b\nTaza;c\n");
        HttpResponse<byte[]> answer = running.get(FILES + "/releases/2/corrected.xlsx");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Running.json(answer).at("/message/fr").asText()).contains("32767");
        assertThat(status("/releases/2/template.xlsx")).isEqualTo(200);
    }

    @Test
    void whoAsksForTheHeadersAloneCausesNoWork() throws Exception {
        HttpResponse<byte[]> head =
                running.send(
                        HttpRequest.newBuilder(running.uri(FILES + "/latest/corrected.xlsx"))
                                .method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }
}
