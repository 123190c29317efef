package org.khettara.embedded.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.Stage;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.LocalText;
import org.khettara.core.catalogue.Scope;
import org.khettara.core.release.By;
import org.khettara.core.release.Decision;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Institution;
import org.khettara.embedded.Home;
import org.khettara.embedded.HomeSettings;
import org.khettara.engine.Engine;
import org.khettara.engine.difference.CsvComparer;

/// What the CKAN API keeps between requests is never seen to be old, though all is done and said
/// from another installation of the same home.
final class CkanFreshnessTest {
    private static final DatasetId SNOW = new DatasetId(Running.FES, "neige");

    @TempDir Path folder;

    @Test
    void theNextAnswerTellsOfEveryChange() throws Exception {
        Path place = folder.resolve("home");
        var settings =
                new HomeSettings(
                        place,
                        URI.create("http://khettara.test/"),
                        new Engine(),
                        new CsvComparer(0, 1));
        try (Running running = Running.start(place, new Engine());
                Home other = Home.open(settings)) {
            assertThat(found(running, "")).isZero();
            publish(other, "station;cm\nIfrane;12\n");
            assertThat(found(running, "?q=neige")).isOne();

            say(other, new Scope.OfDataset(SNOW), _ -> titled("Enneigement"));
            assertThat(found(running, "?q=enneigement")).isOne();
            say(other, new Scope.OfFolder(SNOW), d -> d.withLicence("ODC_BL"));
            assertThat(found(running, "?fq=license_id:odc-odbl")).isOne();
            say(other, new Scope.OfInstitution(Running.FES), d -> d.withLicence("CC0"));
            assertThat(found(running, "?fq=license_id:cc-zero")).isZero();
            say(other, new Scope.OfFolder(SNOW), d -> d.withLicence(null));
            assertThat(found(running, "?fq=license_id:cc-zero")).isOne();

            publish(other, "station;cm\nIfrane;13\n");
            assertThat(found(running, "?fq=version:2")).isOne();
            other.register(new Institution(Running.FES, "Commune de Fès"));
            assertThat(found(running, "?q=commune")).isOne();
            other.desk().decide(new Decision.RollBack(SNOW, 1, new By("amina", "faux")));
            assertThat(found(running, "?fq=version:1")).isOne();
            other.desk().decide(new Decision.WithdrawAll(SNOW, new By("amina", "faux")));
            assertThat(found(running, "")).isZero();
            publish(other, "station;cm\nIfrane;14\n");
            assertThat(found(running, "")).isOne();
        }
    }

    private static void publish(Home home, String text) throws Exception {
        var upload = home.accept(SNOW, "neige.csv", new ByteArrayInputStream(text.getBytes(UTF_8)));
        home.process(upload, Stage.Watcher.NOBODY);
    }

    private static void say(Home home, Scope scope, UnaryOperator<Description> change)
            throws Exception {
        home.describer().say(scope, "amina", change);
    }

    private static Description titled(String title) {
        return new Description(
                LocalText.of("fr", title),
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
    }

    private static int found(Running running, String query) throws Exception {
        JsonNode answer = running.json("/api/3/action/package_search" + query);
        assertThat(answer.path("success").booleanValue()).as(answer.toString()).isTrue();
        return answer.path("result").path("count").asInt();
    }
}
