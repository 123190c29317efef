package org.khettara.embedded.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khettara.core.FakeEngine;

final class ReceiptPageServerTest {
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

    private String published() throws Exception {
        HttpResponse<byte[]> accepted =
                running.upload("budget <b>.csv", BodyPublishers.ofString("a\n1\n"));
        String location = accepted.headers().firstValue("Location").orElseThrow();
        running.receipt(location);
        return location.replace("/api", "");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            delimiter = '|',
            value = {
                "?lang=ar | fr | lang=\"ar\" dir=\"rtl\"",
                "'' | ar-MA,fr;q=0.5 | lang=\"ar\" dir=\"rtl\"",
                "'' | de, en;q=0.8, fr;q=0.9 | lang=\"fr\" dir=\"ltr\"",
                "'' | en | lang=\"en\" dir=\"ltr\"",
                "'' | ;;;=,q | lang=\"fr\" dir=\"ltr\""
            })
    void thePageIsInTheLanguageThatIsWanted(String query, String preferred, String expected)
            throws Exception {
        HttpResponse<byte[]> page = running.get(published() + query, "Accept-Language", preferred);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(new String(page.body(), UTF_8))
                .contains(expected)
                .contains("budget &lt;b&gt;.csv")
                .contains("href=\"/datasets/ville-de-fes.budget");
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'", "frame-ancestors 'self'")
                .doesNotContain("script");
        assertThat(page.headers().allValues("X-Frame-Options")).containsExactly("SAMEORIGIN");
    }

    @Test
    void aPageThatTheReaderHasIsNotSentAgain() throws Exception {
        String path = published();
        String etag = running.get(path).headers().firstValue("ETag").orElseThrow();
        assertThat(running.get(path, "If-None-Match", etag).statusCode()).isEqualTo(304);
    }

    @Test
    void anotherLanguageAndAnotherReceiptAreSaidToBeMissing() throws Exception {
        assertThat(running.get(published() + "?lang=zz").statusCode()).isEqualTo(400);
        assertThat(running.get("/receipts/" + "0".repeat(64)).statusCode()).isEqualTo(404);
        assertThat(running.get("/receipts/none").statusCode()).isEqualTo(400);
    }
}
