package org.khettara.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.khettara.assessment.LocalFolder;
import org.khettara.assessment.Portal;
import org.khettara.core.Catalogue;
import org.khettara.core.Decisions;
import org.khettara.core.Relay;
import org.khettara.core.Stage;
import org.khettara.core.UploadBusyException;
import org.khettara.core.document.Json;
import org.khettara.core.port.ObjectStore.Stored;
import org.khettara.core.port.ReceiptPages;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.release.Release;
import org.khettara.core.report.Report;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.InputId;
import org.khettara.core.upload.Institution;
import org.khettara.core.upload.InstitutionId;
import org.khettara.core.upload.Upload;
import org.khettara.core.upload.UploadKey;
import org.khettara.dcat.CatalogueDocuments;
import org.khettara.embedded.store.Books;
import org.khettara.embedded.store.Database;
import org.khettara.embedded.store.DatasetPages;
import org.khettara.embedded.store.FolderLock;
import org.khettara.embedded.store.Inbox;
import org.khettara.embedded.store.Presence;
import org.khettara.embedded.store.SqliteDescriptions;
import org.khettara.embedded.store.SqliteEventFeed;
import org.khettara.embedded.store.SqliteInstitutions;
import org.khettara.embedded.store.SqliteLedger;
import org.khettara.embedded.store.SqliteOutbox;

/// A folder that is a whole installation: the same line as elsewhere, over the adapters of one
/// machine. Safe for many threads; several processes may have the same folder open.
///
///     khettara.db        claims, releases, pointers, outbox, inbox, events, institutions
///     index.db, search/  the log of changes and the search index, made of it
///     uploads/<institution>/   where people drop files
///     store/uploads/     every upload as it came
///     store/raw/         kept copies, reports, receipts
///     store/published/   what readers see
///     work/              of the running processes
public final class Home implements AutoCloseable {
    private static final Duration WRITERS_ARE_DEAD_AFTER = Duration.ofHours(24);
    private static final InstantSource CLOCK = Clock.tickMillis(ZoneOffset.UTC);

    private final Path folder;
    private final Presence presence;
    private final Database database;
    private final Buckets buckets;
    private final SqliteInstitutions institutions;
    private final SqliteDescriptions descriptions;
    private final SqliteEventFeed feed;
    private final SqliteLedger ledger;
    private final Inbox inbox;
    private final Attempts attempts;
    private final Receipts receipts;
    private final Relay relay;
    private final Catalogue entries;
    private final HomeCatalogue catalogue;
    private final Following following;
    private final Desk desk;

    /// Opens a home; makes what is missing of it.
    ///
    /// @throws org.khettara.embedded.store.CorruptHomeException when what is there is not a home
    /// @throws IOException when the folder cannot be made or written to
    public static Home open(Path folder) throws IOException {
        int threads = Runtime.getRuntime().availableProcessors();
        return open(
                HomeSettings.local(
                        folder, LocalEngine.make(threads), LocalEngine.comparer(threads)));
    }

    /// As [#open(Path)], with settings of one's own.
    public static Home open(HomeSettings settings) throws IOException {
        Path folder = settings.folder().toAbsolutePath().normalize();
        Path work = Files.createDirectories(folder.resolve("work"));
        Files.createDirectories(folder.resolve("uploads"));
        Database database = Database.open(folder.resolve("khettara.db"));
        boolean opened = false;
        try {
            var home = new Home(settings, folder, database, Presence.enter(work));
            opened = true;
            return home;
        } finally {
            if (!opened) {
                database.close();
            }
        }
    }

    private Home(HomeSettings settings, Path folder, Database database, Presence presence)
            throws IOException {
        this.folder = folder;
        this.database = database;
        this.presence = presence;
        this.buckets = Buckets.open(folder);
        this.institutions = new SqliteInstitutions(database);
        this.descriptions = new SqliteDescriptions(database);
        this.feed = new SqliteEventFeed(database);
        this.ledger = new SqliteLedger(database, presence);
        this.inbox = new Inbox(database, presence);
        this.receipts = new Receipts(inbox, ledger, buckets);
        this.attempts =
                new Attempts(
                        new Attempts.Parts(
                                buckets,
                                () -> new SqliteLedger(database, presence),
                                inbox,
                                institutions,
                                descriptions,
                                settings.engine(),
                                settings.comparer(),
                                CLOCK,
                                presence.work()));
        var outbox = new SqliteOutbox(database);
        var pages = new DatasetPages(database);
        String base = settings.base().toString();
        var documents = new CatalogueDocuments(base);
        this.entries =
                new Catalogue(
                        new Catalogue.Ports(
                                ledger,
                                institutions,
                                descriptions,
                                buckets.published(),
                                documents));
        this.catalogue = new HomeCatalogue(pages, outbox, entries, documents, settings.base());
        this.relay =
                new Relay(
                        new Relay.Ports(
                                ledger, outbox, descriptions, entries, buckets.published(), feed),
                        CLOCK,
                        presence.work(),
                        base);
        this.following = new Following(settings, database, ledger, entries, buckets);
        var decisions =
                new Decisions(
                        new Decisions.Ports(
                                ledger,
                                descriptions,
                                buckets.raw(),
                                buckets.published(),
                                ReceiptPages.NONE),
                        CLOCK,
                        presence.work());
        this.desk = new Desk(ledger, decisions, this::relayPending);
    }

    /// Where people decide on releases.
    public Desk desk() {
        return desk;
    }

    /// Takes a file in. When the call returns, the upload is on the disk and cannot be lost; it is
    /// still to be processed. Its sequencer is later than that of every upload before it.
    ///
    /// @param fileName as the publisher has it; of a path only the last part counts
    /// @param content read to its end, not closed
    public Upload accept(DatasetId dataset, String fileName, InputStream content)
            throws IOException {
        String name = fileName.substring(fileName.replace('\\', '/').lastIndexOf('/') + 1);
        name = name.isBlank() ? "file" : name;
        Stored stored = buckets.uploads().add(UploadKey.of(dataset, name), content);
        return inbox.accept(stored, dataset, name, CLOCK.instant());
    }

    /// Takes an upload to its end and tells of what changed; feeds and search follow soon
    /// ([Following#settle]). May be called again at any time.
    ///
    /// @throws UploadBusyException when another worker has it in hand; ask again after its lease,
    ///   or sooner
    /// @throws IOException when our plumbing broke; the upload stays pending, and after five such
    ///   attempts it ends as failed
    public Receipt process(Upload upload, Stage.Watcher watcher) throws IOException {
        Receipt receipt = attempts.process(upload, watcher);
        try (var _ = relayLock()) {
            relay.relayPending();
            following.follow();
        }
        return receipt;
    }

    /// Tells every change that is still to be told; returns how many there were. One process at a
    /// time, so that a catalogue record never goes back to an older release.
    public int relayPending() throws IOException {
        try (var _ = relayLock()) {
            int told = relay.relayPending();
            following.catchUp();
            return told;
        }
    }

    /// Writes the records of every dataset anew.
    ///
    /// @return how many datasets have records
    public long rebuildCatalogue() throws IOException {
        try (var _ = relayLock()) {
            return catalogue.renew();
        }
    }

    private FolderLock relayLock() throws IOException {
        return FolderLock.take(folder.resolve("work").resolve("relay.lock"));
    }

    /// Accepted uploads without a receipt, in the order they came, except those that another living
    /// process has in hand.
    public List<Upload> pendingUploads() throws IOException {
        return inbox.pending().stream()
                .filter(pending -> !pending.inHand())
                .map(Inbox.Pending::upload)
                .toList();
    }

    /// What [#recover] did.
    ///
    /// @param broken uploads that our plumbing failed on again; they stay pending
    public record Recovery(List<Receipt> receipts, List<Broken> broken) {}

    public record Broken(Upload upload, Exception cause) {}

    /// Finishes what was interrupted: every pending upload and every change still to be told.
    public Recovery recover(Stage.Watcher watcher) throws IOException {
        buckets.sweep(CLOCK.instant().minus(WRITERS_ARE_DEAD_AFTER));
        var receipts = new ArrayList<Receipt>();
        var broken = new ArrayList<Broken>();
        for (Upload upload : pendingUploads()) {
            try {
                receipts.add(attempts.process(upload, watcher));
            } catch (UploadBusyException inHandElsewhere) {
                // Whoever has it finishes it.
            } catch (IOException | RuntimeException e) {
                broken.add(new Broken(upload, e));
            }
        }
        relayPending();
        return new Recovery(receipts, broken);
    }

    /// What was noted of the datasets, in the order it was done.
    public Books books() {
        return new Books(database);
    }

    /// What is told of the datasets to other catalogues.
    public HomeCatalogue catalogue() {
        return catalogue;
    }

    /// The current release of every dataset, by dataset id.
    public List<Release> datasets() throws IOException {
        return ledger.currents();
    }

    /// The release of a dataset that readers are served.
    public Optional<Release> current(DatasetId dataset) throws IOException {
        return ledger.current(dataset);
    }

    /// All releases of a dataset, whatever they are to readers, by number; empty when there is
    /// none.
    public List<Release> releases(DatasetId dataset) throws IOException {
        return ledger.releases(dataset);
    }

    public Optional<Release> release(DatasetId dataset, long number) throws IOException {
        return ledger.release(dataset, number);
    }

    /// What was found in the file that a release was made of; kept for ever.
    public Report report(Release release) throws IOException {
        try (InputStream in = buckets.raw().open(release.content().reportKey())) {
            return Json.read(in, Report.class);
        }
    }

    /// The latest receipts, the last upload first.
    public List<Receipt> receipts(int limit) throws IOException {
        return receipts.latest(limit);
    }

    /// The receipt of an upload; empty while it has none.
    public Optional<Receipt> receipt(InputId id) throws IOException {
        return receipts.of(id);
    }

    /// An accepted upload, whether it has ended or not.
    public Optional<Upload> upload(InputId id) throws IOException {
        return inbox.find(id);
    }

    /// Opens an object of the published store; the caller closes it.
    ///
    /// @throws NoSuchFileException when there is none
    public InputStream openPublished(String key) throws IOException {
        return buckets.published().open(key);
    }

    public Optional<Stored> statPublished(String key) throws IOException {
        return buckets.published().stat(key);
    }

    /// Opens the kept bytes of an upload; the caller closes it.
    public InputStream openUpload(Upload upload) throws IOException {
        return buckets.uploads().open(upload.object());
    }

    /// The feeds and the search over what is published.
    public Following following() {
        return following;
    }

    /// Corrected copies and templates.
    public Workbooks workbooks() {
        return new Workbooks(this, presence.work());
    }

    /// Events after a place in the feed, in order.
    ///
    /// @param after the last `seq` already seen; 0 for all
    public List<SqliteEventFeed.Entry> events(long after, int limit) throws IOException {
        return feed.after(after, limit);
    }

    public Optional<Institution> institution(InstitutionId id) throws IOException {
        return institutions.find(id);
    }

    /// All institutions, by id.
    public List<Institution> institutions() throws IOException {
        return institutions.all();
    }

    /// Adds an institution, or changes its name, and makes its upload folder.
    public void register(Institution institution) throws IOException {
        if (!institutions.find(institution.id()).equals(Optional.of(institution))) {
            institutions.register(institution);
        }
        Files.createDirectories(uploadsFolder().resolve(institution.id().value()));
    }

    /// What is said of datasets, and what they are told of.
    public Describer describer() {
        return new Describer(this, ledger, descriptions, entries, CLOCK);
    }

    /// The home as its assessment sees it.
    public Portal portal() {
        return new Portal(
                catalogue.base(),
                ledger,
                institutions,
                entries,
                buckets.published(),
                buckets.raw(),
                new LocalFolder(folder.resolve("assessment")),
                new LocalFolder(folder));
    }

    public Path folder() {
        return folder;
    }

    /// Where institutions drop their files, each in the folder of its id.
    public Path uploadsFolder() {
        return folder.resolve("uploads");
    }

    @Override
    public void close() throws IOException {
        attempts.close();
        try (presence;
                following;
                database) {
            following.settle();
        }
    }
}
