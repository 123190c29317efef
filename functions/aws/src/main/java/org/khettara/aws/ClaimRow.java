package org.khettara.aws;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khettara.core.document.Json;
import org.khettara.core.release.RunId;
import org.khettara.core.release.Settlement;
import org.khettara.core.report.ReasonCode;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.InputId;
import org.khettara.core.upload.ObjectVersion;
import org.khettara.core.upload.Sequencer;
import org.khettara.core.upload.Upload;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A row of the claims table: who works on a run, then how it ended.
final class ClaimRow {
    /// Longer than anything is replayed.
    static final Duration KEPT = Duration.ofDays(400);

    static final String CLAIMED = "CLAIMED";
    static final String FREE =
            "attribute_not_exists(#pk) OR (#state = :claimed AND #leaseUntil <= :now)";
    static final String TAKE =
            "SET #epoch = if_not_exists(#epoch, :zero) + :one, #firstSeen = if_not_exists(#firstSeen, :now),"
                    + " #state = :claimed, #owner = :owner, #leaseUntil = :leaseUntil, #upload = :upload,"
                    + " #seq = :seq, #expireAt = :expireAt";
    static final String MINE = "#epoch = :epoch AND #state = :claimed";

    private ClaimRow() {}

    static Map<String, AttributeValue> key(InputId input, RunId run) {
        return Map.of("pk", Items.text(input.value()), "sk", Items.text(run.value()));
    }

    /// Values of [#TAKE] and [#FREE].
    static Map<String, AttributeValue> taking(
            Upload upload, String owner, Instant now, Instant leaseUntil) {
        return Map.of(
                ":zero", Items.number(0),
                ":one", Items.number(1),
                ":claimed", Items.text(CLAIMED),
                ":owner", Items.text(owner),
                ":now", Items.time(now),
                ":leaseUntil", Items.time(leaseUntil),
                ":upload", Items.text(Json.line(Document.of(upload))),
                ":seq", Items.text(upload.sequencer().value()),
                ":expireAt", Items.number(now.plus(KEPT).getEpochSecond()));
    }

    /// The attributes that a run gets when it ends.
    static Map<String, AttributeValue> end(Settlement settlement, @Nullable String cause) {
        var end = new HashMap<String, AttributeValue>();
        end.put("state", Items.text(settlement.state().name()));
        end.put("settledAt", Items.time(settlement.settledAt()));
        if (settlement.release() != null) {
            end.put("release", Items.number(settlement.release()));
        }
        if (settlement.reason() != null) {
            end.put("reason", Items.text(settlement.reason().name()));
        }
        if (settlement.reportKey() != null) {
            end.put("reportKey", Items.text(settlement.reportKey()));
        }
        if (cause != null) {
            end.put("cause", Items.text(cause));
        }
        return end;
    }

    /// How the run ended; empty while it has not.
    static Optional<Settlement> settlement(Map<String, AttributeValue> row) throws IOException {
        String state = Items.text(row, "state");
        if (state.equals(CLAIMED)) {
            return Optional.empty();
        }
        String reason = Items.textOrNull(row, "reason");
        return Optional.of(
                new Settlement(
                        Json.read(Items.text(row, "upload"), Document.class).upload(),
                        new RunId(Items.text(row, "sk")),
                        Settlement.State.valueOf(state),
                        Items.numberOrNull(row, "release"),
                        reason == null ? null : ReasonCode.valueOf(reason),
                        Items.textOrNull(row, "reportKey"),
                        Items.time(row, "settledAt")));
    }

    /// An upload as it is kept in its claim.
    record Document(
            String bucket,
            String key,
            String versionId,
            String dataset,
            String fileName,
            long bytes,
            String sequencer,
            String receivedAt) {
        static Document of(Upload upload) {
            ObjectVersion object = upload.object();
            return new Document(
                    object.bucket(),
                    object.key(),
                    object.versionId(),
                    upload.dataset().toString(),
                    upload.fileName(),
                    upload.bytes(),
                    upload.sequencer().value(),
                    upload.receivedAt().toString());
        }

        Upload upload() {
            return new Upload(
                    new ObjectVersion(bucket, key, versionId),
                    DatasetId.parse(dataset),
                    fileName,
                    bytes,
                    new Sequencer(sequencer),
                    Instant.parse(receivedAt));
        }
    }
}
