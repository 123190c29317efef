package org.khettara.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.khettara.core.Catalogue;
import org.khettara.core.Feeds;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.document.Json;
import org.khettara.core.feed.FeedScope;
import org.khettara.core.feed.LogEntry;
import org.khettara.core.port.Ledger;
import org.khettara.core.release.Release;
import org.khettara.core.report.Report;
import org.khettara.core.search.SearchDocument;
import org.khettara.core.search.SearchQuery;
import org.khettara.core.upload.DatasetId;
import org.khettara.embedded.store.CorruptHomeException;
import org.khettara.embedded.store.Database;
import org.khettara.embedded.store.FolderLock;
import org.khettara.embedded.store.Followers;
import org.khettara.embedded.store.SearchIndex;
import org.khettara.embedded.store.SearchIndex.Found;
import org.khettara.embedded.store.SqliteChangeLog;

/// What follows the log of changes: the feeds, and the search index. Each lies in a place of its
/// own, so that the ledger's writers never wait for it, and can be made anew from nothing; each
/// knows how far it has come, so a crash costs them nothing but time.
public final class Following implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Following.class.getName());
    private static final String FEEDS = "feeds";
    private static final FeedScope EVERYTHING = new FeedScope.Everything();
    private static final int BATCH = 200;

    /// Of the time between two runs of [#follow], one part is the run and so many are not.
    private static final int REST = 4;

    private final Catalogue catalogue;
    private final Buckets buckets;
    private final Path lock;
    private final Database index;
    private final SqliteChangeLog log;
    private final Followers followers;
    private final Feeds feeds;
    private final SearchIndex search;

    /// By the clock of this process, in nanoseconds; and whether something was put off until then.
    private volatile long rested = System.nanoTime();

    private volatile boolean isBehind;

    Following(
            HomeSettings settings,
            Database database,
            Ledger ledger,
            Catalogue catalogue,
            Buckets buckets)
            throws IOException {
        Path folder = settings.folder().toAbsolutePath().normalize();
        this.catalogue = catalogue;
        this.buckets = buckets;
        this.lock = folder.resolve("work").resolve("following.lock");
        this.index = index(folder.resolve("index.db"));
        this.log = new SqliteChangeLog(database, index);
        this.followers = new Followers(index);
        this.feeds = new Feeds(log, ledger, buckets.published(), settings.base().toString());
        this.search = new SearchIndex(folder.resolve("search"));
    }

    /// An index that cannot be read is no loss.
    private static Database index(Path file) throws IOException {
        try {
            return Database.openIndex(file);
        } catch (CorruptHomeException e) {
            LOG.log(Level.WARNING, "The index is made anew", e);
            for (String suffix : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
            }
            return Database.openIndex(file);
        }
    }

    /// As [#catchUp], unless that was done just now: of many files that come one after the other,
    /// feeds and search take a fifth of the time at most. What is put off is done by [#settle].
    void follow() throws IOException {
        if (System.nanoTime() - rested < 0) {
            isBehind = true;
        } else {
            catchUp();
        }
    }

    /// Does what [#follow] has put off, if anything: before somebody reads, while nobody drops
    /// files, and in the end.
    public void settle() throws IOException {
        if (isBehind) {
            catchUp();
        }
    }

    /// Brings feeds and search up to what has been told. May be called again at any time.
    void catchUp() throws IOException {
        try (var _ = FolderLock.take(lock)) {
            isBehind = false;
            long began = System.nanoTime();
            try {
                catchUpAll();
            } catch (IOException | RuntimeException e) {
                isBehind = true;
                throw e;
            }
            long now = System.nanoTime();
            rested = now + REST * (now - began);
        }
    }

    private void catchUpAll() throws IOException {
        log.catchUp();
        long size = log.size(EVERYTHING);
        Optional<Long> published = followers.place(FEEDS);
        if (published.isEmpty() || published.get() < size) {
            followers.set(FEEDS, feeds.publish(published.orElse(0L)));
        }
        if (search.place().orElse(0L) < size) {
            catchUpSearch();
        }
    }

    /// Writes every feed anew, from the ledger's outbox alone.
    ///
    /// @return how many changes they tell
    public long rebuildFeeds() throws IOException {
        try (var _ = FolderLock.take(lock)) {
            log.clear();
            log.catchUp();
            long told = feeds.publish(0);
            followers.set(FEEDS, told);
            return told;
        }
    }

    /// Makes the search index anew.
    ///
    /// @return how many datasets can be found
    public long rebuildSearch() throws IOException {
        try (var _ = FolderLock.take(lock)) {
            log.catchUp();
            search.clear();
            catchUpSearch();
        }
        return search(SearchQuery.of("", SearchQuery.Filters.NONE, 0, 0)).total();
    }

    private void catchUpSearch() throws IOException {
        Optional<Long> seen = search.place();
        if (seen.isEmpty()) {
            search.clear();
        }
        long place = seen.orElse(0L);
        for (List<LogEntry> batch = log.entries(EVERYTHING, place, BATCH);
                !batch.isEmpty();
                batch = log.entries(EVERYTHING, place, BATCH)) {
            place += batch.size();
            Set<DatasetId> touched = new LinkedHashSet<>();
            batch.forEach(entry -> touched.add(entry.dataset()));
            search.apply(update(touched), place);
        }
    }

    private SearchIndex.Update update(Set<DatasetId> datasets) throws IOException {
        var present = new ArrayList<SearchDocument>();
        var gone = new ArrayList<String>();
        for (DatasetId dataset : datasets) {
            Optional<CatalogueEntry> entry = catalogue.entry(dataset);
            if (entry.isPresent()) {
                present.add(SearchDocument.of(entry.get(), report(entry.get().current())));
            } else {
                gone.add(dataset.toString());
            }
        }
        return new SearchIndex.Update(present, gone);
    }

    private Optional<Report> report(Release release) throws IOException {
        try (InputStream in = buckets.raw().open(release.content().reportKey())) {
            return Optional.of(Json.read(in, Report.class));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    /// Finds datasets; never an error, whatever the query.
    public Found search(SearchQuery query) throws IOException {
        settle();
        return search.find(query);
    }

    /// The day of the latest change; empty before the first.
    public Optional<LocalDate> lastDay() throws IOException {
        return log.lastDay();
    }

    @Override
    public void close() throws IOException {
        try (index) {
            search.close();
        }
    }
}
