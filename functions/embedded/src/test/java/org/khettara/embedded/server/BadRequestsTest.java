package org.khettara.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khettara.core.FakeEngine;

/// Each request that cannot be answered gets its status and a sentence, and never a stack trace.
final class BadRequestsTest {
    private static final String UPLOADS = "/api/institutions/ville-de-fes/uploads";
    private static final int LIMIT = 100_000;
    @TempDir static Path folder;
    private static Running running;

    @BeforeAll
    static void start() throws IOException {
        running =
                Running.start(
                        folder,
                        new FakeEngine(),
                        ServerSettings.onPort(0).withLargestUpload(LIMIT));
    }

    @AfterAll
    static void stop() throws IOException {
        running.close();
    }

    private static void isProblem(HttpResponse<byte[]> response, int status, String sentence)
            throws IOException {
        String body = new String(response.body(), StandardCharsets.UTF_8);
        assertThat(response.statusCode()).as(body).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        JsonNode problem = Running.json(response);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("detail").asText()).contains(sentence).endsWith(".");
        assertThat(problem.get("message").get("fr").asText()).isNotBlank();
        assertThat(problem.get("message").get("ar").asText()).isNotBlank();
        assertThat(body.toLowerCase(Locale.ROOT)).doesNotContain("exception", "\tat ", ".java");
    }

    @ParameterizedTest
    @CsvSource({
        "/nowhere, 404, no such thing",
        "/api/nowhere, 404, no such thing",
        "/page/../Server.class, 400, address is not valid",
        "/page/%2e%2e/logback.xml, 400, address is not valid",
        "/page/no.js, 404, no such thing",
        "/api/receipts/xyz, 400, expected 64 digits",
        "/api/receipts/0000000000000000000000000000000000000000000000000000000000000000, 404, no such thing",
        "/api/receipts?limit=0, 400, expected 1 to 1000",
        "/api/receipts?limit=many, 400, whole number",
        "/api/events?after=-1, 400, 'after'",
        "/api/datasets/nodot, 400, not a dataset id",
        "/api/datasets/ville-de-fes.nothing, 404, no such thing",
        "/api/datasets/ville-de-fes.nothing/releases, 404, no such thing",
        "/api/datasets/ville-de-fes.nothing/releases/zero, 400, whole number",
        "/api/datasets/ville-de-fes.nothing/releases/7, 404, release 7",
        "/datasets/ville-de-fes.nothing/latest/t.csv, 404, no such thing",
        "/datasets/ville-de-fes.nothing/latest/..%2F..%2Fkhettara.db, 400, address is not valid",
        "/datasets/ville-de-fes.nothing/latest/../../../khettara.db, 400, address is not valid",
        "/datasets/ville-de-fes.nothing/latest/a%5Cb, 400, address is not valid",
        "/datasets/ville-de-fes.nothing/latest/a%00b, 400, address is not valid",
        "/datasets/ville-de-fes/nothing/v=1/khettara.db, 404, no such thing",
        "/catalogue/ville-de-fes.nothing.jsonld, 404, no such thing",
        "/catalogue/khettara.db, 404, no such thing",
    })
    void answersNotThere(String path, int status, String sentence) throws Exception {
        isProblem(running.get(path), status, sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/institutions/nobody/uploads?name=a.csv, 404, not a registered institution",
        "/api/institutions/NO_body/uploads?name=a.csv, 400, not an institution id",
        "/api/institutions/ville-de-fes/uploads, 400, must be a file name",
        "/api/institutions/ville-de-fes/uploads?name=, 400, must be a file name",
        "/api/institutions/ville-de-fes/uploads?name=..%2Fa.csv, 400, must be a file name",
        "/api/institutions/ville-de-fes/uploads?name=a%00.csv, 400, must be a file name",
        "/api/institutions/ville-de-fes/uploads?name=.., 400, must be a file name",
        "/api/status, 405, does not take this method",
        "/api/institutions, 405, does not take this method",
    })
    void refusesUploads(String path, int status, String sentence) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(running.uri(path)).POST(BodyPublishers.ofString("a\n1\n"));
        isProblem(running.send(request), status, sentence);
    }

    @Test
    void formIsNotAFile() throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(running.uri(UPLOADS + "?name=a.csv"))
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofString("--x--"));
        isProblem(running.send(request), 415, "must be the file itself");
    }

    @Test
    void urlEncodedFormIsTheFileItselfAsCurlSendsIt() throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(running.uri(UPLOADS + "?name=curl.csv"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("a\n1\n"));
        HttpResponse<byte[]> accepted = running.send(request);
        assertThat(accepted.statusCode()).isEqualTo(202);
        String address = accepted.headers().firstValue("Location").orElseThrow();
        assertThat(running.receipt(address).get("bytes").asInt()).isEqualTo(4);
    }

    @Test
    void emptyFileIsAcceptedAndGetsAReceipt() throws Exception {
        HttpResponse<byte[]> accepted = running.upload("empty.csv", BodyPublishers.noBody());
        assertThat(accepted.statusCode()).isEqualTo(202);
        String address = accepted.headers().firstValue("Location").orElseThrow();
        assertThat(running.receipt(address).get("bytes").asInt()).isZero();
    }

    @Test
    void tooLargeIsSaidBeforeTheBodyIsSent() throws Exception {
        var body = BodyPublishers.ofByteArray(new byte[LIMIT + 1]);
        isProblem(running.upload("large.csv", body), 413, "larger than this server takes");
    }

    @Test
    void tooLargeIsNoticedWhenTheSizeIsNotToldAndNothingIsKept() throws Exception {
        var body =
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[LIMIT * 3]));
        isProblem(running.upload("chunked.csv", body), 413, "larger than this server takes");
        assertThat(running.home.pendingUploads())
                .noneMatch(upload -> upload.fileName().equals("chunked.csv"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET /%zz HTTP/1.1, localhost, 400",
        "GET /api/status HTTP/1.1, evil.example, 421",
        "GET /api/status HTTP/1.1, localhost:1, 200",
        "GET /api/../../etc/passwd HTTP/1.1, localhost, 400",
    })
    void readsTheRawRequestLine(String line, String host, int status) throws Exception {
        String request = line + "\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), running.server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 " + status);
            assertThat(answer.toLowerCase(Locale.ROOT)).doesNotContain("exception");
        }
    }

    @Test
    void pagesOfOtherSitesMayNotDropFiles() throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(running.uri(UPLOADS + "?name=a.csv"))
                        .header("Origin", "https://elsewhere.example")
                        .POST(BodyPublishers.ofString("a\n1\n"));
        isProblem(running.send(request), 403, "page of another site");
    }
}
