package org.khettara.embedded.store;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.khettara.core.audit.AuditNote;
import org.khettara.core.audit.AuditTrail;
import org.khettara.core.port.Descriptions.Outdated;
import org.khettara.core.port.Ledger;
import org.khettara.core.release.Change;
import org.khettara.core.release.Claim;
import org.khettara.core.release.Claiming;
import org.khettara.core.release.Deciding;
import org.khettara.core.release.Decision;
import org.khettara.core.release.Holdings;
import org.khettara.core.release.Outcome;
import org.khettara.core.release.Pointer;
import org.khettara.core.release.Release;
import org.khettara.core.release.RunId;
import org.khettara.core.release.Settlement;
import org.khettara.core.release.Transition;
import org.khettara.core.release.Verdict;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.InputId;
import org.khettara.core.upload.InstitutionId;
import org.khettara.core.upload.Upload;

/// The ledger of a home, as one attempt at an upload sees it. A claim is over when its lease is,
/// when the process of its owner has died, or when its owner has called [#abandon].
public final class SqliteLedger implements Ledger {
    private static final AtomicLong ATTEMPTS = new AtomicLong();

    private final Database database;
    private final Presence presence;
    private final String owner;

    /// A ledger for one attempt of a worker.
    public SqliteLedger(Database database, Presence presence) {
        this.database = database;
        this.presence = presence;
        this.owner = presence.token() + "/" + ATTEMPTS.incrementAndGet();
    }

    private record Held(long epoch, @Nullable String owner, Instant leaseUntil) {}

    @Override
    public Claiming claim(Upload upload, RunId run, Instant now, Instant leaseUntil)
            throws IOException {
        return database.write(session -> {
            Optional<Settlement> ended = settlement(session, upload.id(), run);
            if (ended.isPresent()) {
                return new Claiming.Ended(ended.get());
            }
            Optional<Held> held = held(session, run);
            if (held.isPresent()
                    && now.isBefore(held.get().leaseUntil())
                    && isAlive(held.get().owner())) {
                return new Claiming.Busy(held.get().leaseUntil());
            }
            long epoch = held.map(h -> h.epoch() + 1).orElse(1L);
            var claim = new Claim(upload, run, epoch, leaseUntil);
            grant(session, claim);
            String what = "claimed run %s epoch %d".formatted(run, epoch);
            Audit.note(session, upload.dataset(), now, new AuditNote(owner, what, "", "", ""));
            return new Claiming.Granted(claim);
        });
    }

    private boolean isAlive(@Nullable String owner) throws IOException {
        return owner != null && presence.isAlive(owner.substring(0, owner.indexOf('/')));
    }

    private static Optional<Held> held(Session session, RunId run)
            throws SQLException, IOException {
        return session.one(
                "SELECT epoch, owner, lease_until FROM claims WHERE run = ?",
                row ->
                        new Held(
                                row.getLong("epoch"),
                                Rows.nullable(row, "owner"),
                                Instant.parse(row.getString("lease_until"))),
                run.value());
    }

    private void grant(Session session, Claim claim) throws SQLException {
        Upload upload = claim.upload();
        session.update(
                """
                INSERT INTO claims (run, input, bucket, key, version, dataset, file_name, bytes,
                    sequencer, received_at, epoch, owner, lease_until)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (run) DO UPDATE SET deaths = deaths + (owner IS NOT NULL),
                    epoch = excluded.epoch, owner = excluded.owner,
                    lease_until = excluded.lease_until\
                """,
                claim.run().value(),
                upload.id().value(),
                upload.object().bucket(),
                upload.object().key(),
                upload.object().versionId(),
                upload.dataset().toString(),
                upload.fileName(),
                upload.bytes(),
                upload.sequencer().value(),
                upload.receivedAt().toString(),
                claim.epoch(),
                owner,
                claim.leaseUntil().toString());
    }

    /// Gives up the claims of this attempt, so that the next one need not wait for the lease.
    public void abandon() throws IOException {
        database.write(session ->
                session.update(
                        "UPDATE claims SET owner = NULL WHERE owner = ? AND state IS NULL", owner));
    }

    /// Puts off the end of the lease of what this attempt has in hand.
    public void renew(Instant leaseUntil) throws IOException {
        database.write(session ->
                session.update(
                        "UPDATE claims SET lease_until = ? WHERE owner = ? AND state IS NULL",
                        leaseUntil.toString(),
                        owner));
    }

    /// How many owners died, or hung, with the run in hand.
    public int deaths(RunId run) throws IOException {
        return database.read(session ->
                session.one(
                                "SELECT deaths FROM claims WHERE run = ?",
                                row -> row.getInt("deaths"),
                                run.value())
                        .orElse(0));
    }

    @Override
    public Settlement settle(Claim claim, Verdict verdict, Instant now) throws IOException {
        return database.write(session -> new SettlingRows(session, claim).settle(verdict, now));
    }

    @Override
    public Outcome decide(Decision decision, Instant now) throws IOException {
        return database.write(session -> {
            var rows = new TransitionRows(session, decision.dataset());
            Release target =
                    decision instanceof Decision.OnRelease on
                            ? rows.release(on.release()).orElse(null)
                            : null;
            Outcome outcome = Deciding.of(decision, rows.pointer(), target, now);
            if (outcome instanceof Outcome.Done(Transition transition)) {
                rows.write(transition);
            }
            return outcome;
        });
    }

    @Override
    public void announce(DatasetId dataset, Outdated word, Instant now) throws IOException {
        database.write(session -> {
            var rows = new TransitionRows(session, dataset);
            @Nullable Release served = rows.pointer().current();
            if (served != null) {
                rows.announce(Change.described(served, word.scope().text(), word.since(), now));
            }
            return null;
        });
    }

    @Override
    public AuditTrail audit(DatasetId dataset) throws IOException {
        return database.read(session -> Audit.trail(session, dataset));
    }

    /// Every dataset that has a book, by id.
    public List<DatasetId> audited() throws IOException {
        return database.read(Audit::datasets);
    }

    /// The first row from before there was a book per dataset that is not as it was written.
    public Optional<String> firstBrokenOfVersion1() throws IOException {
        return database.read(Audit::firstBrokenOfVersion1);
    }

    @Override
    public Optional<Settlement> settlement(InputId input, RunId run) throws IOException {
        return database.read(session -> settlement(session, input, run));
    }

    private static Optional<Settlement> settlement(Session session, InputId input, RunId run)
            throws SQLException, IOException {
        return session.one(
                "SELECT * FROM claims WHERE run = ? AND input = ? AND state IS NOT NULL",
                Rows::settlement,
                run.value(),
                input.value());
    }

    /// How the latest run of an input ended; empty while none has.
    public Optional<Settlement> settlement(InputId input) throws IOException {
        return database.read(session ->
                session.one(
                        """
                        SELECT * FROM claims WHERE input = ? AND state IS NOT NULL
                        ORDER BY rowid DESC LIMIT 1\
                        """,
                        Rows::settlement,
                        input.value()));
    }

    @Override
    public Pointer pointer(DatasetId dataset) throws IOException {
        return database.read(session -> new TransitionRows(session, dataset).pointer());
    }

    @Override
    public Optional<Release> current(DatasetId dataset) throws IOException {
        return Optional.ofNullable(pointer(dataset).current());
    }

    /// The current release of every dataset, by dataset id.
    public List<Release> currents() throws IOException {
        return database.read(session ->
                session.list(
                        """
                        SELECT r.* FROM pointers p
                        JOIN releases r ON r.dataset = p.dataset AND r.number = p.release
                        ORDER BY p.dataset\
                        """,
                        Rows::release));
    }

    @Override
    public Optional<Release> release(DatasetId dataset, long number) throws IOException {
        return database.read(session -> new TransitionRows(session, dataset).release(number));
    }

    @Override
    public List<Release> releases(DatasetId dataset) throws IOException {
        return database.read(session ->
                session.list(
                        "SELECT * FROM releases WHERE dataset = ? ORDER BY number",
                        Rows::release,
                        dataset.toString()));
    }

    @Override
    public Holdings holdings() throws IOException {
        return database.read(session ->
                new Holdings(
                        session.list(
                                "SELECT dataset FROM pointers WHERE release IS NOT NULL ORDER BY dataset",
                                row -> DatasetId.parse(row.getString("dataset"))),
                        session.one(
                                        "SELECT count(*) FROM releases WHERE standing = 'PUBLISHED'",
                                        row -> row.getLong(1))
                                .orElseThrow()));
    }

    @Override
    public List<DatasetId> datasets(InstitutionId institution) throws IOException {
        return database.read(session ->
                session.list(
                        "SELECT dataset FROM pointers WHERE dataset GLOB ? AND release IS NOT NULL ORDER BY dataset",
                        row -> DatasetId.parse(row.getString("dataset")),
                        institution + ".*"));
    }
}
