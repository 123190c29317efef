package org.khettara.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.document.Link;
import org.khettara.core.feed.AtomFeed;
import org.khettara.core.feed.AtomFeed.State;
import org.khettara.core.feed.ChangeFile;
import org.khettara.core.feed.DcatFeed;
import org.khettara.core.feed.FeedScope;
import org.khettara.core.feed.LogEntry;
import org.khettara.core.port.ChangeLog;
import org.khettara.core.port.Ledger;
import org.khettara.core.port.ObjectStore;
import org.khettara.core.release.ReleaseFile;

/// Puts the feeds into the published store, as functions of the log alone: what is written now is
/// what would be written from nothing. One publication at a time.
public final class Feeds {
    private static final int BATCH = 500;
    private static final int LARGEST_PAYLOAD = 32 << 20;
    private static final int MOST_LOOKED_UP = 10_000;
    private static final FeedScope EVERYTHING = new FeedScope.Everything();

    private final ChangeLog log;
    private final Ledger ledger;
    private final ObjectStore published;
    private final String base;

    /// @param base URI under which the published store is reachable, ending with `/`
    public Feeds(ChangeLog log, Ledger ledger, ObjectStore published, String base) {
        this.log = log;
        this.ledger = ledger;
        this.published = published;
        this.base = base;
    }

    /// Writes what changed since the first changes of the log were published. Doing so again, or
    /// from an earlier place, is harmless.
    ///
    /// @param place how many changes were; 0 writes everything anew
    /// @return how many are now
    public long publish(long place) throws IOException {
        Map<FeedScope, Long> fresh = new LinkedHashMap<>();
        fresh.put(EVERYTHING, 0L);
        var days = new TreeSet<LocalDate>();
        long now = place;
        for (List<LogEntry> batch = log.entries(EVERYTHING, now, BATCH);
                !batch.isEmpty();
                batch = log.entries(EVERYTHING, now, BATCH)) {
            for (LogEntry entry : batch) {
                days.add(entry.day());
                for (FeedScope scope : FeedScope.telling(entry.dataset())) {
                    fresh.merge(scope, 1L, Long::sum);
                }
            }
            now += batch.size();
        }
        for (LocalDate day : days) {
            byte[] changes = ChangeFile.of(day, log.entries(day));
            published.replace(ChangeFile.key(day), changes, ChangeFile.MEDIA_TYPE);
        }
        var files = new HashMap<String, List<ReleaseFile>>();
        for (var scope : fresh.entrySet()) {
            atom(scope.getKey(), scope.getValue(), files);
        }
        dcat(now, place);
        return now;
    }

    /// In the order of the log: where there is a page, the one before it is closed, and whoever
    /// reads the feed document finds what it names.
    ///
    /// @param files of changes, once they were looked up: feeds share their changes
    private void atom(FeedScope scope, long fresh, Map<String, List<ReleaseFile>> files)
            throws IOException {
        var feed = new AtomFeed(scope, base);
        long size = log.size(scope);
        long pages = pages(size);
        for (long page = firstToWrite(size, fresh); page <= pages; page++) {
            var state = page < pages ? State.CLOSED : State.OPEN;
            var changes = told(scope, (page - 1) * AtomFeed.PAGE, files);
            put(feed.key(page), feed.page(page, changes, state));
        }
        var latest = told(scope, Math.max(0, size - AtomFeed.PAGE), files);
        put(feed.key(), feed.feed(latest, Math.max(0, pages - 1)));
    }

    /// The first fresh change also closes the page before it.
    private static long firstToWrite(long size, long fresh) {
        return fresh == 0 ? pages(size) + 1 : Math.max(1, pages(size - fresh));
    }

    /// The pages first: whoever reads the view finds what it names.
    private void dcat(long size, long before) throws IOException {
        var feed = new DcatFeed(base);
        long pages = pages(size);
        for (long page = firstToWrite(size, size - before); page <= pages; page++) {
            List<LogEntry> entries =
                    log.entries(EVERYTHING, (page - 1) * AtomFeed.PAGE, AtomFeed.PAGE);
            var members = new ArrayList<DcatFeed.Member>();
            for (LogEntry entry : entries) {
                if (DcatFeed.activity(entry.change()) != null) {
                    members.add(member(entry));
                }
            }
            published.replace(
                    DcatFeed.key(page),
                    feed.page(page, entries.getFirst().at(), members),
                    DcatFeed.MEDIA_TYPE);
        }
        published.replace(DcatFeed.viewKey(), feed.view(pages), DcatFeed.MEDIA_TYPE);
    }

    private DcatFeed.Member member(LogEntry entry) throws IOException {
        String object = Link.to(base, CatalogueEntry.key(entry.dataset()));
        try (InputStream in = published.open(DcatFeed.payloadKey(entry.change().getId()))) {
            byte[] payload = in.readNBytes(LARGEST_PAYLOAD + 1);
            if (payload.length > LARGEST_PAYLOAD) {
                throw new IOException("what was told of %s is too large".formatted(object));
            }
            return new DcatFeed.Member(entry, object, new String(payload, StandardCharsets.UTF_8));
        } catch (NoSuchFileException removedOrToldBeforePayloadsWereKept) {
            return new DcatFeed.Member(entry, object, "");
        }
    }

    private static long pages(long size) {
        return (size + AtomFeed.PAGE - 1) / AtomFeed.PAGE;
    }

    private List<AtomFeed.Told> told(
            FeedScope scope, long from, Map<String, List<ReleaseFile>> files) throws IOException {
        var told = new ArrayList<AtomFeed.Told>();
        for (LogEntry entry : log.entries(scope, from, AtomFeed.PAGE)) {
            String id = entry.change().getId();
            List<ReleaseFile> found = files.get(id);
            if (found == null) {
                if (files.size() >= MOST_LOOKED_UP) {
                    files.clear();
                }
                found = files(entry);
                files.put(id, found);
            }
            told.add(new AtomFeed.Told(entry, found));
        }
        return told;
    }

    private List<ReleaseFile> files(LogEntry entry) throws IOException {
        return ledger.release(entry.dataset(), entry.change().getRelease())
                .map(release -> release.content().files())
                .orElse(List.of());
    }

    private void put(String key, byte[] document) throws IOException {
        published.replace(key, document, AtomFeed.MEDIA_TYPE);
    }
}
