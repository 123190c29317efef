package org.khettara.ckan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.LocalText;
import org.khettara.core.document.Json;

/// What changes in a portal's dataset, as CKAN 2.12 recorded it, when the catalogue changes.
final class RevisionTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final CkanPackage WATER = described(Entries.water());

    private static CkanPackage described(CatalogueEntry entry) {
        return new Describer(Entries.BASE).describe(entry);
    }

    private static JsonNode body(Revision revision) {
        return MAPPER.valueToTree(revision.body());
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }

    /// What the recordings were made with is what we send.
    @Test
    void creationIsTheOneThatCkanWasAskedFor() throws IOException {
        String made =
                new String(
                        Json.document(Revision.creation(WATER, WATER.organisation().name())),
                        StandardCharsets.UTF_8);
        Path written = Files.createDirectories(Path.of("target")).resolve("creation.json");
        Files.writeString(written, made);
        try (InputStream in = RevisionTest.class.getResourceAsStream("creation.json")) {
            assertThat(in).as("copy %s to the resources", written).isNotNull();
            assertThat(made).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void whatCkanKeptOfOurCreationNeedsNoChange() throws IOException {
        assertThat(Revision.of(WATER, Recorded.of("package-show").result())).isEmpty();
    }

    @Test
    void whatOthersAddedNeedsNoChange() throws IOException {
        assertThat(Revision.of(WATER, Recorded.of("package-show-with-foreign").result())).isEmpty();
    }

    @Test
    void newReleaseTouchesNothingOfOthers() throws IOException {
        Description said = Entries.said(List.of("l'eau", "nappe"));
        CkanPackage next = described(Entries.entry("qualité-eau", 3, said));
        JsonNode current = Recorded.of("package-show-with-foreign").result();
        Revision revision = Revision.of(next, current).orElseThrow();
        JsonNode body = body(revision);

        JsonNode update = body.path("update");
        assertThat(update.path("version").asText()).isEqualTo("3");
        assertThat(update.has("author")).isFalse();
        assertThat(update.path("tags").findValuesAsText("name"))
                .containsExactlyInAnyOrder("foreign tag", "l eau", "nappe");
        assertThat(update.path("extras").findValuesAsText("key"))
                .contains("foreign", "modified")
                .doesNotHaveDuplicates();
        String csv = next.resources().getFirst().id();
        assertThat(body.path("update__resources__" + csv).properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("url", "hash");
        assertThat(body.has("update__resources__99999999-9999-4999-8999-999999999999")).isFalse();
        assertThat(texts(body.path("filter"))).containsExactly("-tags", "-extras");
        assertThat(revision.changes())
                .contains("version: \"2\" -> \"3\"", "tag + nappe", "tag - مدرسة");
    }

    @Test
    void whatIsSaidNoLongerIsTakenBackAndWhatOthersSaidIsNot() throws IOException {
        Description less =
                new Description(
                        LocalText.of("fr", "Qualité de l'eau « Oum Er-Rbia »"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        CkanPackage next = described(Entries.entry("qualité-eau", 2, less));
        JsonNode current = Recorded.of("package-show-with-foreign").result();
        JsonNode update = body(Revision.of(next, current).orElseThrow()).path("update");
        assertThat(update.path("notes").asText("?")).isEmpty();
        assertThat(update.path("license_id").asText("?")).isEmpty();
        assertThat(update.path("tags").findValuesAsText("name")).containsExactly("foreign tag");
        assertThat(update.path("extras").findValuesAsText("key"))
                .contains("foreign", "identifier")
                .doesNotContain("frequency", "theme", "contact_email");
    }

    /// A portal's people may fill in what the catalogue says nothing of.
    @Test
    void fieldThatOnlyOthersFilledStays() throws IOException {
        Description less =
                new Description(
                        Entries.TITLE,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        CkanPackage quiet = described(Entries.entry("qualité-eau", 2, less));
        ObjectNode current = Recorded.of("package-show").result().deepCopy();
        ArrayNode extras = current.putArray("extras");
        Written.of(quiet)
                .withMark(quiet.extras())
                .forEach((key, value) -> extras.addObject().put("key", key).put("value", value));
        current.putArray("tags").addObject().put("name", "theirs");
        assertThat(current.path("notes").asText()).isNotEmpty();
        assertThat(Revision.of(quiet, current)).isEmpty();
    }

    @Test
    void fileOfARenamedTableGoesAndForeignFilesStay() throws IOException {
        ObjectNode current = Recorded.of("package-show-with-foreign").result().deepCopy();
        ((ObjectNode) current.path("resources").path(0))
                .put("id", "88888888-8888-4888-8888-888888888888");
        JsonNode body = body(Revision.of(WATER, current).orElseThrow());
        assertThat(texts(body.path("filter")))
                .containsExactly("-resources__88888888-8888-4888-8888-888888888888");
        assertThat(body.path("update__resources__extend").findValuesAsText("name"))
                .containsExactly("eau.csv");
    }

    @Test
    void brokenMarkIsMadeAnewAndNothingIsTakenBackForIt() throws IOException {
        ObjectNode current = Recorded.of("package-show-with-foreign").result().deepCopy();
        for (JsonNode extra : current.path("extras")) {
            if (extra.path("key").asText().equals(Written.KEY)) {
                ((ObjectNode) extra).put("value", "{broken");
            }
        }
        JsonNode body = body(Revision.of(WATER, current).orElseThrow());
        assertThat(body.path("update").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("extras");
    }
}
