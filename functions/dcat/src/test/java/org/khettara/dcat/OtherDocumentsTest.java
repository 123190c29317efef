package org.khettara.dcat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.port.CatalogueRenderer.Document;
import org.khettara.dcat.CatalogueDocuments.Kind;

final class OtherDocumentsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<CatalogueEntry> entries() {
        return SerialisationTest.entries();
    }

    /// What ./check gives to readers that are not ours.
    @ParameterizedTest
    @MethodSource("entries")
    void everyDocumentIsKept(CatalogueEntry entry) throws IOException {
        Path folder = Path.of("target/catalogue-documents");
        for (Document document : new CatalogueDocuments(Entries.BASE).documents(entry)) {
            Path file = folder.resolve(document.key());
            Files.createDirectories(file.getParent());
            Files.writeString(file, document.content());
            assertThat(document.key()).startsWith("catalogue/" + entry.dataset());
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void croissantHasWhatItsSpecificationAsksFor(CatalogueEntry entry) throws IOException {
        JsonNode document = json(entry, Kind.CROISSANT);
        assertThat(document.get("conformsTo").asText())
                .isEqualTo("http://mlcommons.org/croissant/1.1");
        for (String required :
                new String[] {"name", "description", "url", "creator", "datePublished"}) {
            assertThat(document.path(required).isMissingNode()).as(required).isFalse();
        }
        var ids = new HashSet<String>();
        document.path("distribution").forEach(file -> ids.add(file.get("@id").asText()));
        document.path("recordSet")
                .forEach(set ->
                        set.get("field")
                                .forEach(field -> {
                                    String file =
                                            field.get("source")
                                                    .get("fileObject")
                                                    .get("@id")
                                                    .asText();
                                    assertThat(ids).contains(file);
                                    assertThat(field.get("@id").asText())
                                            .startsWith(set.get("@id").asText() + "/")
                                            .doesNotContainAnyWhitespaces();
                                    assertThat(ids.add(field.get("@id").asText())).isTrue();
                                }));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void resourcesOfADataPackageHaveNamesOfTheirOwn(CatalogueEntry entry) throws IOException {
        var names = new HashSet<String>();
        JsonNode document = json(entry, Kind.DATA_PACKAGE);
        assertThat(document.get("name").asText()).matches("[a-z0-9._-]+");
        document.path("resources")
                .forEach(resource -> {
                    assertThat(names.add(resource.get("name").asText())).isTrue();
                    assertThat(resource.get("name").asText()).matches("[a-z0-9._-]+");
                    assertThat(resource.get("hash").asText()).matches("sha256:[0-9a-f]{64}");
                });
    }

    @Test
    void aKeyIsToldOfTheTableThatHasItsColumns() throws IOException {
        JsonNode dataPackage = json(Entries.full(), Kind.DATA_PACKAGE);
        assertThat(dataPackage.at("/resources/0/schema/primaryKey/0").asText()).isEqualTo("region");
        JsonNode croissant = json(Entries.full(), Kind.CROISSANT);
        assertThat(croissant.at("/recordSet/0/key/0/@id").asText())
                .isEqualTo("table/population/region");
        CatalogueEntry hostile = Entries.named("hostile");
        assertThat(json(hostile, Kind.CROISSANT).at("/recordSet/0/key").isMissingNode()).isTrue();
        assertThat(json(hostile, Kind.DATA_PACKAGE).at("/resources/0/schema").isTextual()).isTrue();
    }

    @Test
    void googleIsToldNoMoreThanItReads() throws IOException {
        JsonNode document = json(Entries.named("long"), Kind.SCHEMA_ORG);
        assertThat(document.get("description").asText()).hasSize(5000).endsWith("…");
        assertThat(json(Entries.full(), Kind.SCHEMA_ORG).get("temporalCoverage").asText())
                .isEqualTo("2024/2024-09");
    }

    private static JsonNode json(CatalogueEntry entry, Kind kind) throws IOException {
        String key = CatalogueDocuments.key(entry.dataset(), kind);
        return JSON.readTree(Graphs.document(entry, key));
    }
}
