package org.khettara.core.describe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.Description.Period;
import org.khettara.core.document.Json;
import org.khettara.core.document.Schemas;
import org.khettara.core.report.Report;

class MetadataJsonTest {
    @Test
    void theExampleIsAsTheSchemaSaysAndIsReadWhole() throws IOException {
        String example = resource("/schemas/metadata.example.json");
        Schemas.assertValid("metadata", example);
        Reading.Said said = said(example);
        assertThat(said.findings()).isEmpty();
        Description description = description(said);
        for (var field : org.khettara.core.catalogue.Metadata.Field.values()) {
            assertThat(field.of(description)).as(field.toString()).isNotNull();
        }
    }

    @Test
    void aDescriptionThatIsWrittenOutIsReadTheSame() throws IOException {
        Description description = description(said(resource("/schemas/metadata.example.json")));
        String written = Json.line(description);
        Schemas.assertValid("metadata", written);
        assertThat(description(said(written))).isEqualTo(description);
    }

    @Test
    void shortFormsAreUnderstood() throws IOException {
        Description description =
                description(
                        said(
                                """
                                {"title": "Budget de la commune et des régies",
                                 "keywords": ["ميزانية الجماعة"], "themes": "econ",
                                 "spatial": "Fès-Meknès", "temporal": "2023/2024", "languages": "fr",
                                 "license": "odc-odbl", "contact": "open@fes.example",
                                 "frequency": "http://publications.europa.eu/resource/authority/frequency/ANNUAL"}
                                """));
        assertThat(Objects.requireNonNull(description.title()).byLanguage()).containsOnlyKeys("fr");
        assertThat(Objects.requireNonNull(description.keywords())).containsOnlyKeys("ar");
        assertThat(description.themes()).containsExactly("ECON");
        assertThat(Objects.requireNonNull(description.spatial()).getFirst().code()).isEqualTo("03");
        assertThat(description.temporal()).isEqualTo(new Period("2023", "2024"));
        assertThat(description.licence()).isEqualTo("ODC_BL");
        assertThat(description.frequency()).isEqualTo("ANNUAL");
        assertThat(Objects.requireNonNull(description.contact()).email())
                .isEqualTo("open@fes.example");
    }

    @Test
    void anUnknownLicenceIsKeptAndSaid() throws IOException {
        Reading.Said address = said("{\"licence\": \"https://fes.example/licence\"}");
        assertThat(description(address).licence()).isEqualTo("https://fes.example/licence");
        assertThat(codes(address)).containsExactly("LICENCE_UNKNOWN");
        Reading.Said words = said("{\"licence\": \"Licence ouverte de Fès\"}");
        assertThat(description(words).licence()).isNull();
        assertThat(Objects.requireNonNull(description(words).rights()).in("fr"))
                .isEqualTo("Licence ouverte de Fès");
        assertThat(codes(words)).containsExactly("LICENCE_UNKNOWN");
    }

    @Test
    void unknownFieldsAndCodesAreSaidAndLeftOut() throws IOException {
        Reading.Said said =
                said(
                        "{\"titel\": \"x\", \"themes\": [\"ECON\", \"XYZ\"], \"frequency\": \"souvent\"}");
        assertThat(codes(said))
                .containsExactly(
                        "METADATA_FIELD_UNKNOWN", "METADATA_CODE_UNKNOWN", "METADATA_CODE_UNKNOWN");
        assertThat(description(said).themes()).containsExactly("ECON");
        assertThat(description(said).frequency()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]| line 1",
                "{| line 1, column 2",
                "{\"title\": \"a\",\\n\"title\": \"b\"}| line 2, column 8",
                "{\"title\": 3}| title",
                "{\"title\": \" \"}| title",
                "{\"title\": {\"fr\": 3}}| title.fr",
                "{\"title\": {\"français\": \"x\"}}| title.français",
                "{\"keywords\": {\"fr\": [\"a\", 1]}}| keywords.fr[1]",
                "{\"themes\": 1}| themes",
                "{\"temporal\": \"hier\"}| temporal",
                "{\"temporal\": {}}| temporal",
                "{\"spatial\": [{\"code\": \"03\"}]}| spatial[0]",
                "{\"contact\": \"nobody\"}| contact",
                "{\"contact\": {\"email\": \"nobody\"}}| contact.email",
                "{\"landingPage\": \"javascript:alert(1)\"}| landingPage",
                "{\"source\": \"fes.example\"}| source",
                "{\"languages\": [\"français\"]}| languages",
                "{} {}| line 1, column 4"
            })
    void whatIsMalformedIsRefusedWithItsPlace(String json, String at) throws IOException {
        Reading reading = read(json.replace("\\n", "\n"));
        assertThat(reading).isInstanceOf(Reading.Malformed.class);
        var malformed = (Reading.Malformed) reading;
        assertThat(malformed.at()).isEqualTo(at);
        assertThat(List.of(malformed.what().fr(), malformed.what().ar(), malformed.what().en()))
                .allSatisfy(text -> assertThat(text).isNotBlank());
    }

    @Test
    void hostileDocumentsAreMalformedNotAFailure() throws IOException {
        assertThat(read("[".repeat(100_000))).isInstanceOf(Reading.Malformed.class);
        assertThat(read("")).isInstanceOf(Reading.Malformed.class);
        assertThat(read("null")).isInstanceOf(Reading.Malformed.class);
        assertThat(read("\u0000\u0001")).isInstanceOf(Reading.Malformed.class);
        assertThat(read("{\"title\": " + "9".repeat(5000) + "}"))
                .isInstanceOf(Reading.Malformed.class);
    }

    private static Reading read(String json) throws IOException {
        return MetadataJson.read(new ByteArrayInputStream(json.getBytes(UTF_8)));
    }

    private static Reading.Said said(String json) throws IOException {
        Reading reading = read(json);
        assertThat(reading).isInstanceOf(Reading.Said.class);
        return (Reading.Said) reading;
    }

    private static Description description(Reading.Said said) {
        return said.statements().getFirst().description();
    }

    private static List<String> codes(Reading.Said said) {
        return said.findings().stream().map(Report.Finding::code).toList();
    }

    static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Json.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
