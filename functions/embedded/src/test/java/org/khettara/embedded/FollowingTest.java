package org.khettara.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.Stage;
import org.khettara.core.feed.Changes;
import org.khettara.core.feed.Effect;
import org.khettara.core.release.Release;
import org.khettara.core.release.Standing;
import org.khettara.core.search.SearchDocument;
import org.khettara.core.search.SearchQuery;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Institution;
import org.khettara.core.upload.InstitutionId;
import org.khettara.core.upload.Sha256;
import org.khettara.core.upload.Upload;
import org.khettara.engine.difference.CsvComparer;
import org.khettara.schemas.DatasetChange;

final class FollowingTest {
    private static final Institution FES =
            new Institution(new InstitutionId("ville-de-fes"), "Ville de Fès · مدينة فاس");
    private static final List<String> NAMES = List.of("budget", "ميزانية", "eau-potable");

    @TempDir Path folder;

    /// Uploads that wait for each other come to their ends in another order, so that some are
    /// superseded.
    @Test
    void theFeedsReplayedFromNothingGiveTheCatalogueThatTheLedgerHas() throws Exception {
        try (Home home = open()) {
            publish(home, 40);
            SortedMap<String, Long> served = served(home);
            assertThat(Effect.replay(changes())).isEqualTo(served);
            assertThat(home.releases(new DatasetId(FES.id(), "budget")))
                    .anyMatch(release -> release.standing() == Standing.SUPERSEDED);
            assertThat(found(home, "")).containsExactlyInAnyOrderElementsOf(served.keySet());
        }
    }

    @Test
    void feedsMadeAnewHaveTheSameBytesAlsoWithoutTheIndex() throws Exception {
        Map<String, String> written;
        try (Home home = open()) {
            for (int n = 0; n < 98; n++) {
                accept(home, "budget", "many " + n);
            }
            home.recover(Stage.Watcher.NOBODY);
            publish(home, 6);
            written = feeds();
            assertThat(written).containsKey("atom/2.atom");
            assertThat(home.following().rebuildFeeds()).isGreaterThan(100);
            assertThat(feeds()).isEqualTo(written);
        }
        try (Stream<Path> files = Files.walk(feedsFolder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        for (String file : List.of("index.db", "index.db-wal", "index.db-shm")) {
            Files.deleteIfExists(folder.resolve(file));
        }
        try (Stream<Path> files = Files.list(folder.resolve("search"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        try (Home home = open()) {
            home.relayPending();
            assertThat(feeds()).isEqualTo(written);
            // The other has the word among its keywords, in French for its Arabic name.
            assertThat(found(home, "BUDGETS"))
                    .containsExactly("ville-de-fes.budget", "ville-de-fes.ميزانية");
        }
    }

    @Test
    void whatIsPutOffWhileFilesComeIsDoneBeforeSomebodyReadsAndInTheEnd() throws Exception {
        Map<String, String> left;
        try (Home home = open()) {
            for (int n = 0; n < 20; n++) {
                Upload upload = accept(home, "d" + n, "content " + n);
                home.process(upload, Stage.Watcher.NOBODY);
                if (n == 9) {
                    assertThat(found(home, "")).hasSize(10);
                }
            }
        }
        left = feeds();
        try (Home home = open()) {
            assertThat(found(home, "")).hasSize(20);
            assertThat(home.following().rebuildFeeds()).isEqualTo(20);
            assertThat(feeds()).isEqualTo(left);
        }
    }

    @Test
    void aDamagedIndexIsMadeAnew() throws Exception {
        try (Home home = open()) {
            publish(home, 3);
        }
        Files.writeString(folder.resolve("index.db"), "not a database, ".repeat(1000));
        try (Stream<Path> files = Files.list(folder.resolve("search"))) {
            for (Path file : files.filter(one -> !one.endsWith("write.lock")).toList()) {
                Files.writeString(file, "not an index, ".repeat(100));
            }
        }
        try (Home home = open()) {
            home.relayPending();
            assertThat(found(home, "")).isNotEmpty();
            assertThat(home.following().rebuildSearch()).isEqualTo(home.datasets().size());
        }
    }

    @Test
    void anEmptyHomeHasAFeedThatCanBeSubscribedTo() throws Exception {
        try (Home home = open()) {
            home.relayPending();
            assertThat(feeds()).containsOnlyKeys("atom/feed.atom", "dcat/feed.trig");
            assertThat(found(home, "eau")).isEmpty();
        }
    }

    private Home open() throws IOException {
        Home home = Home.open(HomeSettings.local(folder, new FakeEngine(), new CsvComparer(0, 1)));
        home.register(FES);
        return home;
    }

    private static void publish(Home home, int uploads) throws Exception {
        var random = new SplittableRandom(uploads);
        var waiting = new ArrayList<Upload>();
        for (int n = 0; n < uploads; n++) {
            String name = NAMES.get(random.nextInt(NAMES.size()));
            waiting.add(accept(home, name, "content " + n));
            while (waiting.size() > random.nextInt(4)) {
                home.process(waiting.remove(random.nextInt(waiting.size())), Stage.Watcher.NOBODY);
            }
        }
        for (Upload upload : waiting) {
            home.process(upload, Stage.Watcher.NOBODY);
        }
        home.following().settle();
    }

    private static Upload accept(Home home, String name, String content) throws IOException {
        var bytes = new ByteArrayInputStream(content.getBytes(UTF_8));
        return home.accept(new DatasetId(FES.id(), name), name + ".csv", bytes);
    }

    private static SortedMap<String, Long> served(Home home) throws IOException {
        var served = new TreeMap<String, Long>();
        for (Release release : home.datasets()) {
            served.put(release.dataset().toString(), release.number());
        }
        return served;
    }

    private static List<String> found(Home home, String query) throws IOException {
        return home
                .following()
                .search(SearchQuery.of(query, SearchQuery.Filters.NONE, 100, 0))
                .documents()
                .stream()
                .map(SearchDocument::dataset)
                .toList();
    }

    private Path feedsFolder() {
        return folder.resolve("store/published/feeds");
    }

    private Map<String, String> feeds() throws IOException {
        var feeds = new TreeMap<String, String>();
        try (Stream<Path> files = Files.walk(feedsFolder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                feeds.put(feedsFolder().relativize(file).toString(), Sha256.of(file));
            }
        }
        return feeds;
    }

    /// As a subscriber reads them: day by day.
    private List<DatasetChange> changes() throws IOException {
        var changes = new ArrayList<DatasetChange>();
        try (Stream<Path> days = Files.list(feedsFolder().resolve("changes"))) {
            for (Path day : days.sorted().toList()) {
                changes.addAll(Changes.read(Files.readAllBytes(day)));
            }
        }
        return changes;
    }
}
