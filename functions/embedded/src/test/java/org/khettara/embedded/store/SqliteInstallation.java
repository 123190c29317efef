package org.khettara.embedded.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.khettara.core.audit.AuditTrail;
import org.khettara.core.port.Descriptions;
import org.khettara.core.port.EventBus;
import org.khettara.core.port.Institutions;
import org.khettara.core.port.Ledger;
import org.khettara.core.port.ObjectStore;
import org.khettara.core.port.Outbox;
import org.khettara.core.proof.Installation;
import org.khettara.core.proof.Scratch;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.ObjectVersion;

/// The adapters of a home, in a folder of their own that is gone when they are closed.
final class SqliteInstallation implements Installation {
    private final Scratch scratch;
    private final Database database;
    private final Presence presence;
    private final FolderObjectStore uploads;
    private final FolderObjectStore raw;
    private final FolderObjectStore published;

    private SqliteInstallation(Scratch scratch) throws IOException {
        this.scratch = scratch;
        Path folder = scratch.folder();
        this.database = Database.open(folder.resolve("khettara.db"));
        this.presence = Presence.enter(Files.createDirectory(folder.resolve("work")));
        var names = new DurableNames(folder);
        this.uploads = FolderObjectStore.open("uploads", folder.resolve("uploads"), names);
        this.raw = FolderObjectStore.open("raw", folder.resolve("raw"), names);
        this.published = FolderObjectStore.open("published", folder.resolve("published"), names);
    }

    static SqliteInstallation open() throws IOException {
        return new SqliteInstallation(Scratch.open());
    }

    @Override
    public ObjectStore uploads() {
        return uploads;
    }

    @Override
    public ObjectStore raw() {
        return raw;
    }

    @Override
    public ObjectStore published() {
        return published;
    }

    @Override
    public Ledger ledger() {
        return new SqliteLedger(database, presence);
    }

    @Override
    public Outbox outbox() {
        return new SqliteOutbox(database);
    }

    @Override
    public Institutions institutions() {
        return new SqliteInstitutions(database);
    }

    @Override
    public Descriptions descriptions() {
        return new SqliteDescriptions(database);
    }

    @Override
    public EventBus bus() {
        return new SqliteEventFeed(database);
    }

    @Override
    public ObjectVersion drop(String key, byte[] content) throws IOException {
        return uploads.add(key, new ByteArrayInputStream(content)).object();
    }

    /// The audit has a row for each grant and each settlement, each chained to the one before; the
    /// feed has each release once.
    @Override
    public List<String> brokenPromises() throws IOException {
        var broken = new ArrayList<String>();
        long claims = 0;
        long all = 0;
        for (DatasetId dataset : database.read(Audit::datasets)) {
            AuditTrail audit = database.read(session -> Audit.trail(session, dataset));
            audit.firstBroken().ifPresent(row -> broken.add("I8: " + row));
            all += audit.rows().size();
            claims +=
                    audit.rows().stream()
                            .filter(row -> row.note().what().startsWith("claimed "))
                            .count();
        }
        if (claims != number("SELECT coalesce(sum(epoch), 0) AS n FROM claims")
                || all - claims
                        != number("SELECT count(*) AS n FROM claims WHERE state IS NOT NULL")) {
            broken.add("I8: the audit has %d claims, %d ends".formatted(claims, all - claims));
        }
        long untold =
                number(
                        """
                        SELECT count(*) AS n FROM releases r FULL JOIN events e ON e.id = r.run
                        WHERE e.id IS NULL OR r.run IS NULL\
                        """);
        if (untold != 0) {
            broken.add("I4: %d events or releases without the other".formatted(untold));
        }
        return broken;
    }

    private long number(String query) throws IOException {
        return database.read(session -> session.one(query, row -> row.getLong("n")).orElse(0L));
    }

    /// Somebody writes into the audit what was not so.
    void falsifyAudit() throws IOException {
        database.write(
                session -> session.update("UPDATE audit SET who = 'nobody' WHERE seq = ?", 1));
    }

    @Override
    public void close() throws IOException {
        try (scratch) {
            presence.close();
            database.close();
        }
    }
}
