package org.khettara.aws;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.khettara.core.release.Holdings;
import org.khettara.core.release.Standing;
import org.khettara.core.upload.DatasetId;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads the whole releases table, row by row, for what there is of all datasets. Rows come in any
/// order, so which releases went with their dataset is known at the end alone.
final class HoldingsScan {
    private static final String ASKED =
            "#pk, #sk, #current, #withdrawnBefore, #number, #standing, #superseded";

    private final List<String> served = new ArrayList<>();
    private final Map<String, Long> withdrawnBefore = new HashMap<>();
    private final List<Published> published = new ArrayList<>();

    private record Published(String dataset, long number) {}

    static Holdings of(DynamoDbClient dynamo, String releases) {
        var scan = new HoldingsScan();
        dynamo.scanPaginator(r ->
                        r.tableName(releases)
                                .consistentRead(true)
                                .projectionExpression(ASKED)
                                .expressionAttributeNames(Items.names(ASKED)))
                .items()
                .forEach(scan::row);
        return scan.holdings();
    }

    private void row(Map<String, AttributeValue> row) {
        String dataset = Items.text(row, "pk");
        if (Items.text(row, "sk").equals(PointerRow.SORT_KEY)) {
            Long before = Items.numberOrNull(row, "withdrawnBefore");
            if (before != null) {
                withdrawnBefore.put(dataset, before);
            }
            if (row.containsKey("current")) {
                served.add(dataset);
            }
        } else if (ReleaseRow.standing(row) == Standing.PUBLISHED) {
            published.add(new Published(dataset, Items.number(row, "number")));
        }
    }

    private Holdings holdings() {
        long releases =
                published.stream()
                        .filter(one ->
                                one.number() >= withdrawnBefore.getOrDefault(one.dataset(), 0L))
                        .count();
        return new Holdings(served.stream().sorted().map(DatasetId::parse).toList(), releases);
    }
}
