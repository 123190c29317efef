package org.khettara.dcat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.Description.Contact;
import org.khettara.core.catalogue.Description.Period;
import org.khettara.core.catalogue.LocalText;
import org.khettara.core.catalogue.Origin;
import org.khettara.core.describe.Reading;

final class DcatReaderTest {
    @ParameterizedTest
    @EnumSource
    void whatWasWrittenIsReadBack(RdfFormat format) throws IOException {
        Description read = read(Graphs.document(Entries.full(), format), format);
        Description full = Entries.fullDescription();
        assertThat(read)
                .isEqualTo(
                        new Description(
                                full.title(),
                                full.description(),
                                read.keywords(),
                                List.of("REGI", "SOCI"),
                                full.spatial(),
                                new Period("2024", "2024-09"),
                                List.of("ar", "fr", "zgh"),
                                full.frequency(),
                                full.licence(),
                                full.accessRights(),
                                full.rights(),
                                full.contact(),
                                full.landingPage(),
                                full.source(),
                                full.series(),
                                null,
                                null));
        assertThat(read.keywords())
                .isEqualTo(
                        Map.of(
                                "ar",
                                List.of("سكان", "مدرسة"),
                                "fr",
                                List.of("l eau", "population")));
    }

    /// After the record that CKAN 2.9 with ckanext-dcat gives: blank nodes, literals where DCAT-AP
    /// wants IRIs, the licence on the distribution.
    @Test
    void aRecordOfAnotherKindIsUnderstoodAsFarAsItGoes() throws IOException {
        String record =
                """
                @prefix dcat: <http://www.w3.org/ns/dcat#> .
                @prefix dct: <http://purl.org/dc/terms/> .
                @prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
                @prefix schema: <http://schema.org/> .
                @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
                <https://portail.example.org/dataset/1> a dcat:Dataset ;
                  dct:title "Budget" ; dct:language "fr" ; dct:accrualPeriodicity "tous les ans" ;
                  dcat:keyword "budget", "impôts"@fr ;
                  dcat:theme <http://example.org/theme>, "finance" ;
                  dct:spatial [ a dct:Location ; <http://www.w3.org/2000/01/rdf-schema#label> "Fès" ] ;
                  dct:temporal [ schema:startDate "2024-01-01T00:00:00"^^xsd:dateTime ] ;
                  dcat:landingPage <https://portail.example.org/budget> ;
                  dcat:contactPoint [ vcard:fn "Service" ; vcard:hasEmail <mailto:a@example.org> ] ;
                  dcat:distribution [ a dcat:Distribution ;
                    dct:license <https://opendefinition.org/licenses/odc-odbl> ] .
                """;
        Description read = read(record, RdfFormat.TURTLE);
        assertThat(read.title()).isEqualTo(LocalText.of("und", "Budget"));
        assertThat(read.keywords())
                .isEqualTo(Map.of("und", List.of("budget"), "fr", List.of("impôts")));
        assertThat(read.languages()).containsExactly("fr");
        assertThat(read.temporal()).isEqualTo(new Period("2024-01-01", null));
        assertThat(read.contact()).isEqualTo(new Contact("Service", "a@example.org", null));
        assertThat(read.licence()).isEqualTo("https://opendefinition.org/licenses/odc-odbl");
        assertThat(read.landingPage()).isEqualTo("https://portail.example.org/budget");
        assertThat(read.spatial())
                .containsExactly(new Description.Place(null, LocalText.of("und", "Fès")));
        assertThat(read.frequency()).isNull();
        assertThat(read.themes()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void aRecordOfAnyOtherNumberOfDatasetsIsNotTaken(int number) throws IOException {
        String record = "";
        for (int i = 0; i < number; i++) {
            record +=
                    "<http://example.org/%d> a <http://www.w3.org/ns/dcat#Dataset> .\n"
                            .formatted(i);
        }
        assertThat(why(record, RdfFormat.TURTLE)).contains("describes " + number);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoRecordIsSaidToBeNone(RdfFormat format) throws IOException {
        assertThat(why("<<<{{{ \"", format)).contains("cannot be read");
        assertThat(why("", format)).isNotEmpty();
    }

    @Test
    void aMistakeHasItsPlaceAndNothingOfItIsSaidTwice() throws IOException {
        byte[] record =
                "@prefix dct: <http://purl.org/dc/terms/> .\n<a:b> dct:title 3 4 .\n"
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(read(record, RdfFormat.TURTLE))
                .isInstanceOfSatisfying(
                        Reading.Malformed.class,
                        malformed -> {
                            assertThat(malformed.at()).isEqualTo("line 2, column 19");
                            assertThat(malformed.what().fr()).doesNotContain("line:");
                        });
    }

    @Test
    void theNamesOfDescriptionsAreThoseOfTheirSerialisations() {
        assertThat(DcatReader.ALL)
                .filteredOn(format -> format.reads("metadata.ttl"))
                .hasSize(1)
                .allMatch(format -> format.reads("Budget 2024.csv.METADATA.TTL"))
                .noneMatch(format -> format.reads("metadata.rdf") || format.reads("budget.ttl"));
        assertThat(DcatReader.ALL).anyMatch(format -> format.reads("metadata.jsonld"));
        assertThat(DcatReader.ALL).anyMatch(format -> format.reads("a.metadata.rdf"));
        assertThat(DcatReader.ALL).noneMatch(format -> format.reads("metadata.json"));
    }

    @Test
    void contextsAreNotFetched() throws IOException {
        String record =
                """
                {"@context": "https://example.org/context.jsonld", "@type": "Dataset"}
                """;
        assertThat(why(record, RdfFormat.JSON_LD)).contains("not fetched");
    }

    @Test
    void entitiesAreNotReadFromFiles(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        String record =
                """
                <?xml version="1.0"?>
                <!DOCTYPE r [<!ENTITY e SYSTEM "%s">]>
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
                  xmlns:dct="http://purl.org/dc/terms/" xmlns:dcat="http://www.w3.org/ns/dcat#">
                <dcat:Dataset rdf:about="http://example.org/1"><dct:title>&e;</dct:title></dcat:Dataset>
                </rdf:RDF>
                """
                        .formatted(secret.toUri());
        assertThat(why(record, RdfFormat.RDF_XML)).contains("DOCTYPE");
        String hidden =
                new String(record.getBytes(StandardCharsets.UTF_16), StandardCharsets.ISO_8859_1);
        assertThat(read(hidden.getBytes(StandardCharsets.ISO_8859_1), RdfFormat.RDF_XML))
                .isInstanceOf(Reading.Malformed.class);
    }

    @Test
    void aRecordThatIsTooLargeIsNotTaken() throws IOException {
        String record = "# " + "x".repeat(DcatReader.LARGEST);
        assertThat(why(record, RdfFormat.TURTLE)).contains("larger than 4194304 bytes");
    }

    @ParameterizedTest
    @EnumSource
    void damagedRecordsAreReadOrSaidToBeUnreadable(RdfFormat format) throws IOException {
        byte[] record = Graphs.document(Entries.full(), format).getBytes(StandardCharsets.UTF_8);
        for (int seed = 0; seed < 60; seed++) {
            var random = new Random(seed);
            byte[] damaged = record.clone();
            for (int i = 0; i < 3; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            assertThat(read(damaged, format)).isInstanceOf(Reading.class);
        }
    }

    @Test
    void deepNestingIsRefusedAndNoEndOfTheProgram() throws IOException {
        assertThat(why("{\"a\":[".repeat(100_000), RdfFormat.JSON_LD)).contains("nests");
        String closed = "{\"@graph\":[".repeat(20_000) + "{}" + "]}".repeat(20_000);
        assertThat(why(closed, RdfFormat.JSON_LD)).contains("nests");
        String turtle = "<a:b> <a:c> " + "[ <a:d> ".repeat(200_000);
        assertThat(why(turtle, RdfFormat.TURTLE)).contains("nests");
        assertThat(why("<a:b>".repeat(200_000), RdfFormat.RDF_XML)).contains("nests");
    }

    @ParameterizedTest
    @EnumSource
    void aRecordThatSaysMuchIsNotTakenForADeepOne(RdfFormat format) throws IOException {
        Map<Origin, Description> said = Map.of(Origin.PERSON, Entries.fullDescription());
        List<String> tables = IntStream.range(0, 300).mapToObj(i -> "table-" + i).toList();
        String record = Graphs.document(Entries.entry("a.b", said, tables), format);
        assertThat(read(record, format).title()).isEqualTo(Entries.fullDescription().title());
    }

    private static Description read(String record, RdfFormat format) throws IOException {
        Reading reading = read(record.getBytes(StandardCharsets.UTF_8), format);
        assertThat(reading).isInstanceOf(Reading.Said.class);
        return ((Reading.Said) reading).statements().getFirst().description();
    }

    private static String why(String record, RdfFormat format) throws IOException {
        Reading reading = read(record.getBytes(StandardCharsets.UTF_8), format);
        assertThat(reading).isInstanceOf(Reading.Malformed.class);
        return ((Reading.Malformed) reading).what().en();
    }

    private static Reading read(byte[] record, RdfFormat format) throws IOException {
        return new DcatReader(format).read(new ByteArrayInputStream(record));
    }
}
