package org.khettara.aws;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.khettara.core.notice.ChangeCodec;
import org.khettara.core.release.Claim;
import org.khettara.core.release.Release;
import org.khettara.core.release.Settling;
import org.khettara.core.release.Verdict;
import org.khettara.core.upload.Upload;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The transaction that settles a claim, as long as the dataset's pointer is still as it was read.
///
/// @param cause why a failed run failed; null otherwise
/// @param before the pointer as read; null for a new dataset
record DynamoSettling(
        Claim claim, Settling settling, @Nullable String cause, @Nullable PointerRow before) {

    static DynamoSettling of(
            Claim claim, Verdict verdict, Settling settling, @Nullable PointerRow before) {
        String cause = verdict instanceof Verdict.Fail(String why) ? why : null;
        return new DynamoSettling(claim, settling, cause, before);
    }

    /// The transaction; the claim comes first, because its refusal outweighs the others.
    List<TransactWriteItem> actions(DynamoTables tables) {
        var actions = new ArrayList<TransactWriteItem>();
        actions.add(endClaim(tables.claims()));
        actions.add(put(tables.audit(), audit()));
        if (settling.pointer() != null) {
            long revision = before == null ? 1 : before.revision() + 1;
            actions.add(
                    movePointer(tables.releases(), PointerRow.of(settling.pointer(), revision)));
        }
        Release release = settling.release();
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
        var end = new TreeMap<>(ClaimRow.end(settling.settlement(), cause));
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
        var row = new HashMap<>(ClaimRow.end(settling.settlement(), cause));
        String time = Items.time(settling.settlement().settledAt()).s();
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
}
