package org.khettara.acceptance.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/// The pages that the functions keep beside receipts, as a browser would read them.
final class ReceiptPagesOnAws {
    private static final String BASE = "https://data.example.org/";
    private static final String RAW = "StorageRawBucket";
    private static final String RECEIPT = "receipt.json";

    private ReceiptPagesOnAws() {}

    /// Each receipt of an institution has its three pages, which tell the same and link what
    /// readers are served, nothing else.
    static void assertTold(AwsLine line, String institution) throws IOException {
        List<String> keys = line.keys(RAW, "receipts/" + institution + "/");
        List<String> receipts = keys.stream().filter(key -> key.endsWith(RECEIPT)).toList();
        assertThat(receipts).as(line.logs()).isNotEmpty();
        assertThat(keys).hasSize(4 * receipts.size());
        for (String key : receipts) {
            JsonNode receipt = line.document(RAW, key);
            for (String language : List.of("fr", "ar", "en")) {
                String page = key.replace(RECEIPT, "receipt.%s.html".formatted(language));
                assertTold(line, receipt, language, line.fetch(RAW, page));
            }
        }
    }

    private static void assertTold(
            AwsLine line, JsonNode receipt, String language, ResponseBytes<GetObjectResponse> page)
            throws IOException {
        assertThat(page.response().contentType()).isEqualTo("text/html; charset=utf-8");
        Document document =
                Jsoup.parse(new ByteArrayInputStream(page.asByteArray()), "UTF-8", BASE);
        assertThat(document.select("html").attr("lang")).isEqualTo(language);
        assertThat(document.select("h1").text())
                .isEqualTo(receipt.at("/message/" + language).asText());
        assertThat(document.title()).contains(receipt.path("fileName").asText());
        assertThat(document.select("link, img, iframe, script, [src]")).isEmpty();

        List<String> links = document.select("a").eachAttr("href");
        String state = receipt.path("state").asText().toLowerCase(Locale.ROOT);
        if (state.equals("published")) {
            assertThat(links).anyMatch(link -> link.endsWith(".csv"));
        } else if (!state.equals("superseded")) {
            assertThat(links).as(state).isEmpty();
        }
        for (String link : links) {
            assertThat(link).startsWith(BASE);
            String key = URI.create(link).getPath().substring(1);
            assertThat(Set.copyOf(line.keys("StoragePublishedBucket", key))).contains(key);
        }
    }
}
