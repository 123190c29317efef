package org.khettara.aws;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.khettara.core.release.Claim;
import org.khettara.core.release.Settling;
import org.khettara.core.release.Verdict;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The transaction that settles a claim.
///
/// @param cause why a failed run failed; null otherwise
record DynamoSettling(
        Claim claim, Settling settling, @Nullable String cause, DynamoTransition transition) {

    static DynamoSettling of(Claim claim, Verdict verdict, Settling settling, PointerRow before) {
        String cause = verdict instanceof Verdict.Fail(String why) ? why : null;
        var transition =
                DynamoTransition.of(claim.upload().dataset(), settling.transition(), before);
        return new DynamoSettling(claim, settling, cause, transition);
    }

    /// The transaction; the claim comes first, because its refusal outweighs the others.
    List<TransactWriteItem> actions(DynamoTables tables) {
        var actions = new ArrayList<TransactWriteItem>();
        actions.add(endClaim(tables.claims()));
        actions.addAll(transition.actions(tables));
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
}
