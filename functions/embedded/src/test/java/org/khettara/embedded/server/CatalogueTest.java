package org.khettara.embedded.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.khettara.engine.Engine;

final class CatalogueTest {
    private static final String RECORD = "/catalogue/ville-de-fes.t";
    @TempDir Path folder;
    private Running running;

    @BeforeEach
    void publish() throws Exception {
        running = Running.start(folder.resolve("home"), new Engine());
        String table = "région,total\nFès,1\nMeknès,2\n";
        var accepted = running.upload("t.csv", BodyPublishers.ofString(table));
        running.receipt(accepted.headers().firstValue("Location").orElseThrow());
        Eventually.get(
                "the record",
                () ->
                        Optional.of(running.get(RECORD + ".datapackage.json"))
                                .filter(last -> last.statusCode() == 200));
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | application/ld+json",
                "text/turtle | text/turtle",
                "application/rdf+xml | application/rdf+xml",
                "text/* | text/turtle",
                "text/turtle;q=0.5, application/rdf+xml;q=0.8 | application/rdf+xml",
                "application/ld+json;q=0, */*;q=0.1 | text/turtle",
                "text/html, */*;q=0.01 | application/ld+json",
                "TEXT/Turtle ; Q=1.000 | text/turtle",
                "application/ld+json;profile=\"x\", text/turtle;q=0.9 | application/ld+json"
            })
    void theReaderGetsTheFormatOfItsChoice(String accept, String mediaType) throws Exception {
        for (String address : new String[] {RECORD, "/catalogue"}) {
            HttpResponse<byte[]> answer = running.get(address, "Accept", accept);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue(mediaType);
            assertThat(answer.headers().firstValue("Vary")).hasValue("Accept");
            String location = answer.headers().firstValue("Content-Location").orElseThrow();
            assertThat(running.get(location).body()).isEqualTo(answer.body());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/html", "text/turtle;q=0", "text/turtle;q=2", "nonsense", "*/*;q=0"})
    void aReaderThatTakesNoneOfThemIsTold(String accept) throws Exception {
        for (String address : new String[] {RECORD, "/catalogue"}) {
            HttpResponse<byte[]> answer = running.get(address, "Accept", accept);
            assertThat(answer.statusCode()).isEqualTo(406);
            assertThat(Running.json(answer).get("detail").asText()).contains("text/turtle");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                RECORD,
                RECORD + ".ttl",
                RECORD + ".jsonld",
                RECORD + ".rdf",
                RECORD + ".schemaorg.jsonld",
                RECORD + ".croissant.json",
                RECORD + ".datapackage.json",
                "/catalogue.ttl",
                "/catalogue.jsonld?page=1",
                "/catalogue.rdf",
                "/datasets/ville-de-fes.t/releases/1/datapackage.json",
                "/datasets/ville-de-fes.t/latest/t.csv-metadata.json"
            })
    void aDocumentThatTheReaderHasIsNotSentAgain(String address) throws Exception {
        HttpResponse<byte[]> answer = running.get(address);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isNotEmpty();
        String etag = answer.headers().firstValue("ETag").orElseThrow();
        HttpResponse<byte[]> again = running.get(address, "If-None-Match", etag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.headers().firstValue("ETag")).hasValue(etag);
    }

    @Test
    void aReaderThatAsksForCsvGetsCsv() throws Exception {
        String csv = "/datasets/ville-de-fes.t/latest/t.csv";
        assertThat(running.get(csv, "Accept", "text/csv").statusCode()).isEqualTo(200);
        HttpResponse<byte[]> missing = running.get(csv + "x", "Accept", "text/csv");
        assertThat(missing.statusCode()).isEqualTo(404);
    }

    @Test
    void theCatalogueSaysWhenItChanged() throws Exception {
        assertThat(running.get("/catalogue.ttl").headers().firstValue("Last-Modified")).isPresent();
        assertThat(running.get(RECORD + ".ttl").headers().firstValue("Last-Modified")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "/catalogue.ttl?page=2, 404",
        "/catalogue.ttl?page=0, 400",
        "/catalogue.ttl?page=x, 400",
        "/catalogue.csv, 404",
        "/catalogue/ville-de-fes.t.nt, 404",
        "/catalogue/ville-de-fes.u.ttl, 404",
        "/catalogue/ville-de-fes, 400",
        "/datasets/ville-de-fes.t/releases/2/datapackage.json, 404",
        "/datasets/ville-de-fes.t/latest/u.csv-metadata.json, 404"
    })
    void whatIsNotThereIsNotFound(String address, int status) throws Exception {
        assertThat(running.get(address).statusCode()).isEqualTo(status);
    }

    /// The steps of a CSVW reader (Model for Tabular Data, 5.2): the link, then the table's address
    /// in what it leads to.
    @Test
    void aCsvLeadsToItsMetadataAndBack() throws Exception {
        String csv = "/datasets/ville-de-fes.t/latest/t.csv";
        String link = running.get(csv).headers().firstValue("Link").orElseThrow();
        assertThat(link).contains("rel=\"describedby\"", "type=\"application/csvm+json\"");
        String address = link.substring(link.indexOf('<') + 1, link.indexOf('>'));
        var uri = running.uri(csv).resolve(address);
        HttpResponse<byte[]> metadata = running.get(uri.getRawPath());
        assertThat(metadata.headers().firstValue("Content-Type")).hasValue("application/csvm+json");
        JsonNode csvw = Running.json(metadata);
        assertThat(csvw.get("@context").asText()).isEqualTo("http://www.w3.org/ns/csvw");
        assertThat(uri.resolve(csvw.get("url").asText())).isEqualTo(running.uri(csv));
        assertThat(csvw.at("/tableSchema/columns"))
                .filteredOn(column -> !column.path("virtual").asBoolean())
                .extracting(column -> column.get("datatype").asText())
                .containsExactly("string", "integer");
    }

    @Test
    void thePagesAreInTheCatalogueThatIsWrittenWhole() throws Exception {
        var whole = new java.io.ByteArrayOutputStream();
        running.home.catalogue().whole(org.khettara.dcat.RdfFormat.TURTLE, whole);
        String page = new String(running.get("/catalogue.ttl").body(), UTF_8);
        String rest = page.substring(page.indexOf("<http://khettara.test/catalogue>\n"));
        assertThat(whole.toString(UTF_8)).endsWith(rest);
        assertThat(rest).contains("<http://khettara.test/catalogue/ville-de-fes.t>");
    }
}
