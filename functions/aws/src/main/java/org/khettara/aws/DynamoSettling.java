package org.khettara.aws;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.khettara.core.notice.ChangeCodec;
import org.khettara.core.release.Claim;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleaseContent;
import org.khettara.core.release.Settlement;
import org.khettara.core.release.Settlement.State;
import org.khettara.core.release.Verdict;
import org.khettara.core.report.ReasonCode;
import org.khettara.core.upload.Sequencer;
import org.khettara.core.upload.Upload;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// How a claim is to end, decided from the pointer as it was read, and the actions that make it so
/// as long as the pointer is still that.
///
/// @param cause why a failed run failed; null otherwise
/// @param before the pointer as read; null for a new dataset
/// @param after the pointer as it is to be; null when it stays as it is
/// @param release the new release; null when there is none
record DynamoSettling(
        Claim claim,
        Settlement settlement,
        @Nullable String cause,
        @Nullable PointerRow before,
        @Nullable PointerRow after,
        @Nullable Release release) {

    /// Empty when the verdict is "unchanged" and the dataset has changed since.
    static Optional<DynamoSettling> of(
            Claim claim,
            Verdict verdict,
            @Nullable PointerRow pointer,
            @Nullable Release current,
            Instant now) {
        var end = new Ending(claim, now);
        return switch (verdict) {
            case Verdict.Refuse(ReasonCode reason, String reportKey) ->
                    Optional.of(end.refused(reason, reportKey));
            case Verdict.Fail(String cause) -> Optional.of(end.failed(cause));
            case Verdict.Unchanged(String sha256, String engine) ->
                    pointer != null && isSame(current, sha256, engine)
                            ? Optional.of(end.unchanged(pointer))
                            : Optional.empty();
            case Verdict.Publish(ReleaseContent content) ->
                    Optional.of(
                            pointer != null
                                            && isSame(
                                                    current,
                                                    content.source().sha256(),
                                                    content.engine())
                                    ? end.unchanged(pointer)
                                    : end.released(content, pointer));
        };
    }

    private static boolean isSame(@Nullable Release current, String sha256, String engine) {
        return current != null
                && current.content().source().sha256().equals(sha256)
                && current.content().engine().equals(engine);
    }

    /// The transaction; the claim comes first, because its refusal outweighs the others.
    List<TransactWriteItem> actions(DynamoTables tables) {
        var actions = new ArrayList<TransactWriteItem>();
        actions.add(endClaim(tables.claims()));
        actions.add(put(tables.audit(), audit()));
        if (after != null) {
            actions.add(movePointer(tables.releases(), after));
        }
        if (release != null) {
            actions.add(
                    putIf(
                            tables.releases(),
                            ReleaseRow.of(release),
                            "attribute_not_exists(#pk)",
                            Map.of()));
            Long previous = before == null ? null : (Long) before.current();
            actions.add(
                    put(tables.outbox(), DynamoOutbox.row(ChangeCodec.change(release, previous))));
        }
        return actions;
    }

    private TransactWriteItem endClaim(String table) {
        var end = new TreeMap<>(ClaimRow.end(settlement, cause));
        var values = new HashMap<String, AttributeValue>();
        end.forEach((name, value) -> values.put(":new_" + name, value));
        String set =
                "SET "
                        + String.join(
                                ", ",
                                end.keySet().stream()
                                        .map(n -> "#%s = :new_%s".formatted(n, n))
                                        .toList());
        values.put(":epoch", Items.number(claim.epoch()));
        values.put(":claimed", Items.text(ClaimRow.CLAIMED));
        return TransactWriteItem.builder()
                .update(u ->
                        u.tableName(table)
                                .key(ClaimRow.key(claim.upload().id(), claim.run()))
                                .updateExpression(set)
                                .conditionExpression(ClaimRow.MINE)
                                .expressionAttributeNames(Items.names(set, ClaimRow.MINE))
                                .expressionAttributeValues(values))
                .build();
    }

    private TransactWriteItem movePointer(String table, PointerRow to) {
        var row = to.row(claim.upload().dataset());
        return before == null
                ? putIf(table, row, "attribute_not_exists(#pk)", Map.of())
                : putIf(
                        table,
                        row,
                        "#revision = :revision",
                        Map.of(":revision", Items.number(before.revision())));
    }

    private Map<String, AttributeValue> audit() {
        Upload upload = claim.upload();
        var row = new HashMap<>(ClaimRow.end(settlement, cause));
        String time = Items.time(settlement.settledAt()).s();
        row.put("pk", Items.text(upload.institution().value()));
        row.put("sk", Items.text(time + "#" + claim.run()));
        row.put("dataset", Items.text(upload.dataset().toString()));
        row.put("input", Items.text(upload.id().value()));
        row.put("epoch", Items.number(claim.epoch()));
        return row;
    }

    private static TransactWriteItem put(String table, Map<String, AttributeValue> row) {
        return TransactWriteItem.builder().put(p -> p.tableName(table).item(row)).build();
    }

    private static TransactWriteItem putIf(
            String table,
            Map<String, AttributeValue> row,
            String condition,
            Map<String, AttributeValue> values) {
        return TransactWriteItem.builder()
                .put(p -> {
                    p.tableName(table).item(row).conditionExpression(condition);
                    p.expressionAttributeNames(Items.names(condition));
                    if (!values.isEmpty()) {
                        p.expressionAttributeValues(values);
                    }
                })
                .build();
    }

    /// The four ways to end a claim at an instant.
    private record Ending(Claim claim, Instant now) {

        DynamoSettling refused(ReasonCode reason, String reportKey) {
            return settling(settlement(State.REFUSED, null, reason, reportKey), null);
        }

        DynamoSettling failed(String cause) {
            return settling(settlement(State.FAILED, null, null, null), cause);
        }

        DynamoSettling unchanged(PointerRow pointer) {
            Sequencer mine = claim.upload().sequencer();
            Sequencer latest = mine.compareTo(pointer.sequencer()) > 0 ? mine : pointer.sequencer();
            var after =
                    new PointerRow(
                            pointer.current(), pointer.last(), latest, pointer.revision() + 1);
            return new DynamoSettling(
                    claim,
                    settlement(State.UNCHANGED, pointer.current(), null, null),
                    null,
                    pointer,
                    after,
                    null);
        }

        DynamoSettling released(ReleaseContent content, @Nullable PointerRow pointer) {
            Upload upload = claim.upload();
            long number = pointer == null ? 1 : pointer.last() + 1;
            boolean superseded =
                    pointer != null && upload.sequencer().compareTo(pointer.sequencer()) < 0;
            long revision = pointer == null ? 1 : pointer.revision() + 1;
            var after =
                    pointer != null && superseded
                            ? new PointerRow(
                                    pointer.current(), number, pointer.sequencer(), revision)
                            : new PointerRow(number, number, upload.sequencer(), revision);
            var release =
                    new Release(
                            upload.dataset(),
                            number,
                            claim.run(),
                            upload.id(),
                            upload.sequencer(),
                            superseded,
                            now,
                            content);
            State state = superseded ? State.SUPERSEDED : State.PUBLISHED;
            return new DynamoSettling(
                    claim,
                    settlement(state, number, null, content.reportKey()),
                    null,
                    pointer,
                    after,
                    release);
        }

        private DynamoSettling settling(Settlement settlement, @Nullable String cause) {
            return new DynamoSettling(claim, settlement, cause, null, null, null);
        }

        private Settlement settlement(
                State state,
                @Nullable Long release,
                @Nullable ReasonCode reason,
                @Nullable String reportKey) {
            return new Settlement(
                    claim.upload(), claim.run(), state, release, reason, reportKey, now);
        }
    }
}
