package org.khettara.embedded.store;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khettara.core.document.Json;
import org.khettara.core.notice.ChangeCodec;
import org.khettara.core.port.ClaimLostException;
import org.khettara.core.release.Claim;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleaseContent;
import org.khettara.core.release.Settlement;
import org.khettara.core.release.Settlement.State;
import org.khettara.core.release.Verdict;
import org.khettara.core.report.ReasonCode;
import org.khettara.core.upload.Sequencer;
import org.khettara.schemas.DatasetChange;

/// The end of one run, within one transaction: version row, pointer, outbox row and claim.
final class Settling {
    private final Session session;
    private final Claim claim;
    private final String dataset;
    private final Instant now;

    Settling(Session session, Claim claim, Instant now) {
        this.session = session;
        this.claim = claim;
        this.dataset = claim.upload().dataset().toString();
        this.now = now;
    }

    /// What readers are served, and the latest upload that says so.
    private record Pointer(Release release, Sequencer latest) {
        boolean holds(String sha256, String engine) {
            ReleaseContent content = release.content();
            return content.source().sha256().equals(sha256) && content.engine().equals(engine);
        }
    }

    /// The columns of a claim that its end sets.
    private record End(
            State state,
            @Nullable Long release,
            @Nullable ReasonCode reason,
            @Nullable String reportKey,
            @Nullable String cause) {}

    Settlement settle(Verdict verdict) throws SQLException, IOException {
        if (!isClaimed()) {
            throw new ClaimLostException("another worker has run " + claim.run());
        }
        return end(
                switch (verdict) {
                    case Verdict.Publish(ReleaseContent content) -> publish(content);
                    case Verdict.Unchanged(String sha256, String engine) ->
                            unchanged(
                                    pointer()
                                            .filter(p -> p.holds(sha256, engine))
                                            .orElseThrow(() ->
                                                    new ClaimLostException(
                                                            "%s changed during run %s"
                                                                    .formatted(
                                                                            dataset,
                                                                            claim.run()))));
                    case Verdict.Refuse(ReasonCode reason, String reportKey) ->
                            new End(State.REFUSED, null, reason, reportKey, null);
                    case Verdict.Fail(String cause) ->
                            new End(State.FAILED, null, null, null, cause);
                });
    }

    private boolean isClaimed() throws SQLException, IOException {
        return session.one(
                        "SELECT 1 FROM claims WHERE run = ? AND epoch = ? AND state IS NULL",
                        row -> true,
                        claim.run().value(),
                        claim.epoch())
                .isPresent();
    }

    private End publish(ReleaseContent content) throws SQLException, IOException {
        Optional<Pointer> pointer = pointer();
        if (pointer.isPresent()
                && pointer.get().holds(content.source().sha256(), content.engine())) {
            return unchanged(pointer.get());
        }
        Sequencer sequencer = claim.upload().sequencer();
        boolean superseded = pointer.isPresent() && sequencer.compareTo(pointer.get().latest()) < 0;
        var release =
                new Release(
                        claim.upload().dataset(),
                        nextNumber(),
                        claim.run(),
                        claim.upload().id(),
                        sequencer,
                        superseded,
                        now,
                        content);
        insert(release);
        if (!superseded) {
            session.update(
                    """
                    INSERT INTO pointers (dataset, release, sequencer) VALUES (?, ?, ?)
                    ON CONFLICT (dataset) DO UPDATE
                    SET release = excluded.release, sequencer = excluded.sequencer\
                    """,
                    dataset,
                    release.number(),
                    sequencer.value());
        }
        Long previous = pointer.map(p -> p.release().number()).orElse(null);
        DatasetChange change = ChangeCodec.change(release, previous);
        session.update(
                "INSERT INTO outbox (id, change) VALUES (?, ?)",
                change.getId(),
                ChangeCodec.encode(change));
        return new End(
                superseded ? State.SUPERSEDED : State.PUBLISHED,
                release.number(),
                null,
                content.reportKey(),
                null);
    }

    private End unchanged(Pointer pointer) throws SQLException {
        String sequencer = claim.upload().sequencer().value();
        session.update(
                "UPDATE pointers SET sequencer = ? WHERE dataset = ? AND sequencer < ?",
                sequencer,
                dataset,
                sequencer);
        return new End(State.UNCHANGED, pointer.release().number(), null, null, null);
    }

    private Optional<Pointer> pointer() throws SQLException, IOException {
        return session.one(
                """
                SELECT r.*, p.sequencer AS latest FROM pointers p
                JOIN releases r ON r.dataset = p.dataset AND r.number = p.release
                WHERE p.dataset = ?\
                """,
                row -> new Pointer(Rows.release(row), new Sequencer(row.getString("latest"))),
                dataset);
    }

    private long nextNumber() throws SQLException, IOException {
        return session.one(
                        "SELECT coalesce(max(number), 0) + 1 FROM releases WHERE dataset = ?",
                        row -> row.getLong(1),
                        dataset)
                .orElseThrow();
    }

    private void insert(Release release) throws SQLException {
        session.update(
                """
                INSERT INTO releases (dataset, number, run, input, sequencer, superseded,
                    released_at, content)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                dataset,
                release.number(),
                release.run().value(),
                release.input().value(),
                release.sequencer().value(),
                release.superseded() ? 1 : 0,
                release.releasedAt().toString(),
                Json.line(release.content()));
    }

    private Settlement end(End end) throws SQLException {
        session.update(
                """
                UPDATE claims SET state = ?, release = ?, reason = ?, report_key = ?, cause = ?,
                    settled_at = ?
                WHERE run = ?\
                """,
                end.state().name(),
                end.release(),
                end.reason() == null ? null : end.reason().name(),
                end.reportKey(),
                end.cause(),
                now.toString(),
                claim.run().value());
        return new Settlement(
                claim.upload(),
                claim.run(),
                end.state(),
                end.release(),
                end.reason(),
                end.reportKey(),
                now);
    }
}
