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
import org.khettara.core.release.Settlement;
import org.khettara.core.release.Settling;
import org.khettara.core.release.Settling.Pointer;
import org.khettara.core.release.Verdict;
import org.khettara.core.upload.Sequencer;
import org.khettara.schemas.DatasetChange;

/// The end of one run, within one transaction: version row, pointer, outbox row and claim, as
/// [Settling] says.
final class SettlingRows {
    private final Session session;
    private final Claim claim;
    private final String dataset;

    SettlingRows(Session session, Claim claim) {
        this.session = session;
        this.claim = claim;
        this.dataset = claim.upload().dataset().toString();
    }

    Settlement settle(Verdict verdict, Instant now) throws SQLException, IOException {
        if (!isClaimed()) {
            throw new ClaimLostException("another worker has run " + claim.run());
        }
        Pointer before = pointer().orElse(null);
        Settling settling =
                Settling.of(claim, verdict, before, now)
                        .orElseThrow(() ->
                                new ClaimLostException(
                                        "%s changed during run %s"
                                                .formatted(dataset, claim.run())));
        Release release = settling.release();
        if (release != null) {
            insert(release);
            tell(ChangeCodec.change(release, before == null ? null : before.current().number()));
        }
        if (settling.pointer() != null) {
            point(settling.pointer());
        }
        end(settling.settlement(), verdict instanceof Verdict.Fail(String cause) ? cause : null);
        return settling.settlement();
    }

    private boolean isClaimed() throws SQLException, IOException {
        return session.one(
                        "SELECT 1 FROM claims WHERE run = ? AND epoch = ? AND state IS NULL",
                        row -> true,
                        claim.run().value(),
                        claim.epoch())
                .isPresent();
    }

    private Optional<Pointer> pointer() throws SQLException, IOException {
        return session.one(
                """
                SELECT r.*, p.sequencer AS latest,
                    (SELECT max(number) FROM releases WHERE dataset = p.dataset) AS last
                FROM pointers p JOIN releases r ON r.dataset = p.dataset AND r.number = p.release
                WHERE p.dataset = ?\
                """,
                row ->
                        new Pointer(
                                Rows.release(row),
                                row.getLong("last"),
                                new Sequencer(row.getString("latest"))),
                dataset);
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

    private void point(Pointer pointer) throws SQLException {
        session.update(
                """
                INSERT INTO pointers (dataset, release, sequencer) VALUES (?, ?, ?)
                ON CONFLICT (dataset) DO UPDATE
                SET release = excluded.release, sequencer = excluded.sequencer\
                """,
                dataset,
                pointer.current().number(),
                pointer.latest().value());
    }

    private void tell(DatasetChange change) throws SQLException {
        session.update(
                "INSERT INTO outbox (id, change) VALUES (?, ?)",
                change.getId(),
                ChangeCodec.encode(change));
    }

    private void end(Settlement settlement, @Nullable String cause) throws SQLException {
        session.update(
                """
                UPDATE claims SET state = ?, release = ?, reason = ?, report_key = ?, cause = ?,
                    settled_at = ?
                WHERE run = ?\
                """,
                settlement.state().name(),
                settlement.release(),
                settlement.reason() == null ? null : settlement.reason().name(),
                settlement.reportKey(),
                cause,
                settlement.settledAt().toString(),
                claim.run().value());
    }
}
