package org.khettara.assess;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.khettara.assessment.Portal;
import org.khettara.assessment.StoredFolder;
import org.khettara.aws.EnvironmentVariables;
import org.khettara.core.Catalogue;
import org.khettara.core.port.MemoryDescriptions;
import org.khettara.core.port.MemoryLedger;
import org.khettara.core.port.MemoryObjectStore;
import org.khettara.core.port.Uploads;
import org.khettara.dcat.CatalogueDocuments;
import org.khettara.engine.Engine;

/// What the function is told, and a night without datasets; other nights are shown over the
/// emulator, in the acceptance tests.
class AssessFunctionTest {
    private static final Map<String, String> SETTINGS =
            Map.ofEntries(
                    Map.entry("KHETTARA_RAW_BUCKET", "raw"),
                    Map.entry("KHETTARA_PUBLISHED_BUCKET", "published"),
                    Map.entry("KHETTARA_CLAIMS_TABLE", "claims"),
                    Map.entry("KHETTARA_RELEASES_TABLE", "releases"),
                    Map.entry("KHETTARA_OUTBOX_TABLE", "outbox"),
                    Map.entry("KHETTARA_AUDIT_TABLE", "audit"),
                    Map.entry("KHETTARA_INSTITUTIONS_TABLE", "institutions"),
                    Map.entry("KHETTARA_DESCRIPTIONS_TABLE", "descriptions"),
                    Map.entry("KHETTARA_BASE_URL", "https://data.example.org/"),
                    Map.entry("KHETTARA_LINK_MINUTES", "0"));

    @TempDir Path work;

    @BeforeAll
    static void inSomeRegion() {
        System.setProperty("aws.region", "eu-west-3");
    }

    static Set<String> names() {
        return SETTINGS.keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aSettingThatIsMissingIsNamedAtTheStart(String name) {
        var fewer = new HashMap<>(SETTINGS);
        fewer.remove(name);
        assertThatThrownBy(() -> new AssessFunction(new EnvironmentVariables(fewer)))
                .hasStackTraceContaining("the environment variable " + name + " is not set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "2.5", "two", "9999"})
    void minutesAreAWholeNumber(String minutes) {
        var wrong = new HashMap<>(SETTINGS);
        wrong.put("KHETTARA_LINK_MINUTES", minutes);
        assertThatThrownBy(() -> new AssessFunction(new EnvironmentVariables(wrong)))
                .hasStackTraceContaining("KHETTARA_LINK_MINUTES is '%s'".formatted(minutes));
    }

    @Test
    void aPortalWithoutDatasetsHasPagesAndNoTableFromTheNightBefore() throws IOException {
        var ledger = new MemoryLedger();
        var published = new MemoryObjectStore();
        var raw = new MemoryObjectStore();
        published.replace("assessment/metrics.parquet", "old".getBytes(UTF_8), "x/y");
        var folder = new StoredFolder(raw, Night.FOLDER);
        var documents = new CatalogueDocuments("https://data.example.org/");
        var catalogue =
                new Catalogue.Ports(ledger, ledger, new MemoryDescriptions(), published, documents);
        var portal =
                new Portal(
                        "https://data.example.org/",
                        ledger,
                        ledger,
                        new Catalogue(catalogue),
                        published,
                        raw,
                        folder,
                        folder);
        var night = new Night(portal, new Engine(), Duration.ZERO, work);
        assertThat(night.assess(Uploads.NOON)).isEqualTo(new Night.Done(0, 0, 0));
        assertThat(published.keys())
                .containsExactlyInAnyOrder(
                        "assessment/assessment.fr.html",
                        "assessment/assessment.ar.html",
                        "assessment/assessment.en.html",
                        "assessment/assessment.json",
                        "assessment/metrics.csv");
        assertThat(raw.keys())
                .as("no links were asked")
                .containsExactlyInAnyOrder("assessment/judged.jsonl", "assessment/series.csv");
        assertThat(work).isEmptyDirectory();
    }
}
