package org.khettara.ckan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.khettara.core.catalogue.CatalogueEntry;

final class PortalPushTest {
    private static final CatalogueEntry WATER = Entries.water();
    private static final CatalogueEntry NEXT =
            Entries.entry("qualité-eau", 3, Entries.said(List.of("eau")));

    private ReplayedCkan ckan;
    private Portal portal;
    private PortalPush push;

    @BeforeEach
    void start() throws IOException {
        ckan = ReplayedCkan.start();
        InstantSource clock = InstantSource.fixed(Instant.EPOCH);
        var pace = new Pace(Duration.ZERO, clock, _ -> {});
        portal =
                new Portal(
                        new PortalAddress(ckan.uri()),
                        ApiToken.of("x"),
                        new Portal.Limits(2, 1 << 20, Duration.ofMinutes(1)),
                        pace,
                        clock);
        push = push(PortalPush.Mode.WRITE);
    }

    private PortalPush push(PortalPush.Mode mode) {
        return new PortalPush(portal, new Describer(Entries.BASE), mode, Map.of());
    }

    @AfterEach
    void stop() throws IOException {
        portal.close();
        ckan.close();
    }

    @Test
    void newDatasetIsCreatedWithItsOrganisation() throws IOException {
        ckan.then(
                "package-show-none",
                "package-show-none",
                "organization-show-none",
                "organization-show-none",
                "organization-create",
                "organization-show",
                "package-create");
        assertThat(push.push(WATER)).isInstanceOf(Outcome.Created.class);
        assertThat(ckan.actions())
                .containsExactly(
                        "package_show",
                        "package_show",
                        "organization_show",
                        "organization_show",
                        "organization_create",
                        "organization_show",
                        "package_create");
        JsonNode created = ckan.asked.getLast().body();
        assertThat(created.path("owner_org").asText()).isEqualTo(StableId.of(Entries.WATER.id()));
        assertThat(created.path("id").asText()).isEqualTo(StableId.of(WATER.dataset()));
    }

    @Test
    void organisationOfThePortalIsTakenAsItIs() throws IOException {
        ckan.then(
                "package-show-none",
                "package-show-none",
                "organization-show-none",
                "organization-show",
                "package-create");
        push.push(WATER);
        assertThat(ckan.actions()).doesNotContain("organization_create");
        assertThat(ckan.asked.getLast().body().path("owner_org").asText())
                .isEqualTo(Recorded.of("organization-show").result().path("id").asText());
    }

    @Test
    void organisationThatWasNamedIsNeverMade() throws IOException {
        var named =
                new PortalPush(
                        portal,
                        new Describer(Entries.BASE),
                        PortalPush.Mode.WRITE,
                        Map.of(Entries.WATER.id(), "onee"));
        ckan.then("package-show-none", "package-show-none", "organization-show-none");
        assertThat(named.push(WATER))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("'onee'"));
        assertThat(ckan.asked.getLast().body().path("id").asText()).isEqualTo("onee");
    }

    @Test
    void sameAgainWritesNothing() throws IOException {
        ckan.then("package-show");
        assertThat(push.push(WATER)).isInstanceOf(Outcome.Unchanged.class);
        assertThat(ckan.actions()).containsExactly("package_show");
    }

    @Test
    void changeIsWrittenOnlyOverWhatWasRead() throws IOException {
        ckan.then("package-show-with-foreign", "package-revise");
        assertThat(push.push(NEXT)).isInstanceOf(Outcome.Updated.class);
        JsonNode match = ckan.asked.getLast().body().path("match");
        JsonNode read = Recorded.of("package-show-with-foreign").result();
        assertThat(match.path("metadata_modified")).isEqualTo(read.path("metadata_modified"));
        assertThat(match.path("id")).isEqualTo(read.path("id"));
    }

    /// Somebody wrote between our reading and our writing.
    @Test
    void staleMatchIsReadAgainAndWhatWasAddedMeanwhileStays() throws IOException {
        ckan.then(
                "package-show",
                "package-revise-stale",
                "package-show-with-foreign",
                "package-revise");
        assertThat(push.push(NEXT)).isInstanceOf(Outcome.Updated.class);
        JsonNode update = ckan.asked.getLast().body().path("update");
        assertThat(update.path("tags").findValuesAsText("name")).contains("foreign tag");
        assertThat(update.path("extras").findValuesAsText("key")).contains("foreign");
    }

    @Test
    void datasetThatNeverRestsIsGivenUpAndNothingIsWritten() throws IOException {
        for (int i = 0; i < 20; i++) {
            ckan.then("package-show", "package-revise-stale");
        }
        assertThat(push.push(NEXT)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void datasetThatSomeoneElseCreatedMeanwhileIsRevised() throws IOException {
        ckan.then(
                "package-show-none",
                "package-show-none",
                "organization-show",
                "package-create-again",
                "package-show",
                "package-show");
        assertThat(push.push(WATER)).isInstanceOf(Outcome.Unchanged.class);
    }

    @Test
    void createThatWasDoneThoughItsAnswerWasLostIsNotDoneTwice() throws IOException {
        ckan.then("package-show-none", "package-show-none", "organization-show")
                .then(502, "text/html", "", Map.of())
                .then("package-create-again", "package-show", "package-show");
        assertThat(push.push(WATER)).isInstanceOf(Outcome.Unchanged.class);
    }

    /// CKAN lets only its administrators choose ids: an editor's dataset has the portal's own id
    /// and our name.
    @Test
    void editorsDatasetIsCreatedWithoutAnIdAndFoundByItsName() throws IOException {
        ckan.then(
                "package-show-none",
                "package-show-none",
                "organization-show",
                "package-create-editor-with-id",
                "package-show-none",
                "package-show-none",
                "package-show-none",
                "package-show-none",
                "package-create-editor");
        assertThat(push.push(WATER)).isInstanceOf(Outcome.Created.class);
        assertThat(ckan.asked.getLast().body().has("id")).isFalse();

        ckan.asked.clear();
        ckan.then("package-show-none", "package-show-editor", "package-revise");
        assertThat(push.push(NEXT)).isInstanceOf(Outcome.Updated.class);
        assertThat(ckan.asked.getLast().body().path("match").path("id"))
                .isEqualTo(Recorded.of("package-show-editor").result().path("id"));
        ckan.then("package-show-none", "package-show-editor");
        assertThat(push.push(WATER)).isInstanceOf(Outcome.Unchanged.class);
    }

    @Test
    void foreignDatasetOfOurNameIsLeftAlone() throws IOException {
        ObjectNode foreign = Recorded.of("package-show-editor").json().deepCopy();
        ((ObjectNode) foreign.path("result")).putArray("extras");
        String body = new JsonMapper().writeValueAsString(foreign);
        ckan.then("package-show-none")
                .then(200, "application/json", body, Map.of())
                .then("organization-show", "package-create-same-name", "package-show-none")
                .then(200, "application/json", body, Map.of());
        assertThat(push.push(WATER))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("name"));
        assertThat(ckan.actions()).doesNotContain("package_revise");
    }

    @Test
    void refusalIsSaidInThePortalsWords() throws IOException {
        ckan.then(
                "package-show-none",
                "package-show-none",
                "organization-show",
                "package-create-bad-tag");
        assertThat(push.push(WATER))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("tags"));
    }

    @Test
    void tokenThatMayNotWriteIsSaid() throws IOException {
        ckan.then(
                "package-show-none",
                "package-show-none",
                "organization-show",
                "package-create-no-token");
        assertThat(push.push(WATER))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("token"));
    }

    @Test
    void dryRunReadsOnly() throws IOException {
        PortalPush dry = push(PortalPush.Mode.DRY_RUN);
        ckan.then(
                "package-show-none",
                "package-show-none",
                "package-show-with-foreign",
                "package-show");
        assertThat(dry.push(WATER)).isInstanceOf(Outcome.Created.class);
        assertThat(dry.push(NEXT))
                .isInstanceOfSatisfying(
                        Outcome.Updated.class,
                        updated ->
                                assertThat(updated.changes())
                                        .contains("version: \"2\" -> \"3\"", "tag + eau"));
        assertThat(dry.withdraw(WATER.dataset())).isInstanceOf(Outcome.Withdrawn.class);
        assertThat(ckan.actions()).containsOnly("package_show");
    }

    @Test
    void withdrawnDatasetIsDeletedSoftlyAndComesBackWithItsNextRelease() throws IOException {
        ckan.then("package-show-with-foreign", "package-revise");
        assertThat(push.withdraw(WATER.dataset())).isInstanceOf(Outcome.Withdrawn.class);
        JsonNode sent = ckan.asked.getLast().body();
        assertThat(sent.path("update").path("state").asText()).isEqualTo("deleted");
        assertThat(sent.path("match").path("metadata_modified").asText()).isNotEmpty();
        assertThat(sent.path("update").path("extras").findValuesAsText("key")).contains("foreign");

        ObjectNode deleted = Recorded.of("package-show-with-foreign").json().deepCopy();
        var current = (ObjectNode) deleted.path("result");
        current.put("state", "deleted").set("extras", sent.path("update").path("extras"));
        String body = new JsonMapper().writeValueAsString(deleted);
        ckan.then(200, "application/json", body, Map.of()).then("package-revise");
        assertThat(push.push(WATER)).isInstanceOf(Outcome.Updated.class);
        JsonNode update = ckan.asked.getLast().body().path("update");
        assertThat(update.path("state").asText()).isEqualTo("active");
        assertThat(update.path("extras").findValuesAsText("key"))
                .contains("foreign")
                .doesNotContain(Revision.WITHDRAWN);
    }

    @Test
    void datasetThatSomeoneDeletedAtThePortalIsLeftAlone() throws IOException {
        ckan.then("package-show-deleted");
        assertThat(push.push(NEXT)).isInstanceOf(Outcome.LeftAlone.class);
        assertThat(ckan.actions()).containsExactly("package_show");
    }

    @Test
    void withdrawingWhatIsNotThereIsNoFailure() throws IOException {
        ckan.then("package-show-none", "package-show-none", "package-show-deleted");
        assertThat(push.withdraw(WATER.dataset())).isInstanceOf(Outcome.Absent.class);
        assertThat(push.withdraw(WATER.dataset())).isInstanceOf(Outcome.Absent.class);
    }

    @Test
    void firewallInFrontOfThePortalIsAFailureAndNoOutcome() {
        ckan.then(200, "text/html", "<html>Request Rejected</html>", Map.of());
        assertThatThrownBy(() -> push.push(WATER)).isInstanceOf(PortalException.class);
    }
}
