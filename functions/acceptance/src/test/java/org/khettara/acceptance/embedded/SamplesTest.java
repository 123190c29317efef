package org.khettara.acceptance.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.Stage;
import org.khettara.core.document.Json;
import org.khettara.core.document.Schemas;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.release.Manifest;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleaseFile;
import org.khettara.core.release.Settlement.State;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Institution;
import org.khettara.core.upload.InstitutionId;
import org.khettara.embedded.Home;

/// The bundled samples, through the line, into a home.
class SamplesTest {
    private static final Locale LOCALE = Locale.getDefault();
    private static final TimeZone ZONE = TimeZone.getDefault();

    @TempDir private Path folder;

    @AfterEach
    void backHome() {
        Locale.setDefault(LOCALE);
        TimeZone.setDefault(ZONE);
    }

    @Test
    void everySampleEndsAsItShould() throws IOException {
        try (Home home = Home.open(folder)) {
            List<Receipt> receipts = publishSamples(home);
            assertThat(receipts).hasSizeGreaterThanOrEqualTo(12);
            assertThat(receipts)
                    .filteredOn(r -> r.state() == State.REFUSED)
                    .extracting(Receipt::fileName)
                    .containsExactly("rapport-annuel.pdf");
            assertThat(receipts)
                    .filteredOn(r -> r.state() != State.REFUSED)
                    .extracting(Receipt::state)
                    .containsOnly(State.PUBLISHED);
            assertThat(home.releases(DatasetId.parse("commune-exemple.budget")))
                    .extracting(Release::number)
                    .containsExactly(1L, 2L);
        }
    }

    @Test
    void everyDocumentIsAsItsSchemaSays() throws IOException {
        try (Home home = Home.open(folder)) {
            publishSamples(home);
            for (var event : home.events(0, 100)) {
                Schemas.assertValid("change-event", event.json());
            }
        }
        Map<String, Integer> seen = new TreeMap<>();
        for (Path file : objects()) {
            String name = Objects.requireNonNull(file.getFileName()).toString();
            for (String document : List.of("report", "receipt", "manifest")) {
                if (name.equals(document + ".json")) {
                    Schemas.assertValid(document, Files.readString(file));
                    seen.merge(document, 1, Integer::sum);
                }
            }
        }
        assertThat(seen)
                .containsEntry("receipt", 17)
                .containsEntry("manifest", 16)
                .containsEntry("report", 33);
    }

    @Test
    void everyReleaseHasWhatItsManifestSays() throws IOException {
        try (Home home = Home.open(folder)) {
            publishSamples(home);
            for (Release current : home.datasets()) {
                String prefix = current.content().prefix();
                Manifest manifest;
                try (InputStream in = home.openPublished(current.content().manifestKey())) {
                    manifest = Json.read(in, Manifest.class);
                }
                assertThat(manifest.files()).isEqualTo(current.content().files());
                for (ReleaseFile file : manifest.files()) {
                    assertThat(home.statPublished(prefix + file.name()).orElseThrow().bytes())
                            .isEqualTo(file.bytes());
                }
            }
        }
    }

    /// Same bytes in, same bytes out, wherever the machine stands.
    @Test
    void whatIsPublishedDependsOnNeitherLocaleNorTimeZone() throws IOException {
        var here = hashes(folder.resolve("here"));
        Locale.setDefault(Locale.forLanguageTag("ar-MA-u-nu-arab"));
        TimeZone.setDefault(TimeZone.getTimeZone("Africa/Casablanca"));
        assertThat(hashes(folder.resolve("casablanca"))).isEqualTo(here);
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        assertThat(hashes(folder.resolve("kiritimati"))).isEqualTo(here);
    }

    private static List<String> hashes(Path folder) throws IOException {
        var hashes = new ArrayList<String>();
        try (Home home = Home.open(folder)) {
            publishSamples(home);
            for (Release release : home.datasets()) {
                release.content().files().stream()
                        .map(f -> release.dataset() + " " + f.name() + " " + f.sha256())
                        .forEach(hashes::add);
            }
        }
        return hashes;
    }

    private List<Path> objects() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("store"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static List<Receipt> publishSamples(Home home) throws IOException {
        var receipts = new ArrayList<Receipt>();
        for (String line : index()) {
            String[] sample = line.split("\t", -1);
            var institution = new InstitutionId(sample[0]);
            home.register(new Institution(institution, sample[1]));
            DatasetId dataset =
                    sample[2].isEmpty()
                            ? DatasetId.ofFile(institution, sample[4])
                            : new DatasetId(institution, sample[2]);
            try (InputStream in = resource(sample[3])) {
                receipts.add(
                        home.process(home.accept(dataset, sample[4], in), Stage.Watcher.NOBODY));
            }
        }
        return receipts;
    }

    private static List<String> index() throws IOException {
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(resource("index.tsv"), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(Home.class.getResourceAsStream("/samples/" + name), name);
    }
}
