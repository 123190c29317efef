package org.khettara.aws;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khettara.core.audit.AuditRow;
import org.khettara.core.audit.AuditTrail;
import org.khettara.core.release.Pointer;
import org.khettara.core.release.Release;
import org.khettara.core.upload.DatasetId;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads what the tables hold of a dataset.
final class DatasetRows {
    private static final String PARTITION = "#pk = :pk";

    private final DynamoDbClient dynamo;
    private final DynamoTables tables;

    DatasetRows(DynamoDbClient dynamo, DynamoTables tables) {
        this.dynamo = dynamo;
        this.tables = tables;
    }

    PointerRow pointerRow(DatasetId dataset) {
        var row = row(tables.releases(), PointerRow.key(dataset));
        return row == null ? PointerRow.NONE : PointerRow.read(row);
    }

    Pointer pointer(DatasetId dataset, PointerRow row) throws IOException {
        Release current =
                row.current() == null ? null : release(dataset, row.current(), row).orElseThrow();
        return new Pointer(current, row.last(), row.sequencer(), row.policy());
    }

    Optional<Release> release(DatasetId dataset, long number, PointerRow pointer)
            throws IOException {
        var row = row(tables.releases(), ReleaseRow.key(dataset, number));
        return row == null
                ? Optional.empty()
                : Optional.of(pointer.effective(ReleaseRow.release(row)));
    }

    /// The pointer sorts before the releases.
    List<Release> releases(DatasetId dataset) throws IOException {
        PointerRow pointer = PointerRow.NONE;
        var releases = new ArrayList<Release>();
        for (Map<String, AttributeValue> row : partition(tables.releases(), dataset)) {
            if (Items.text(row, "sk").equals(PointerRow.SORT_KEY)) {
                pointer = PointerRow.read(row);
            } else {
                releases.add(pointer.effective(ReleaseRow.release(row)));
            }
        }
        return releases;
    }

    /// Rows that were written after the head was read are left for the next look.
    AuditTrail audit(DatasetId dataset) {
        PointerRow pointer = pointerRow(dataset);
        var rows = new ArrayList<AuditRow>();
        for (Map<String, AttributeValue> item : partition(tables.audit(), dataset)) {
            AuditRow row = AuditItem.row(item);
            if (row.number() <= pointer.head().number()) {
                rows.add(row);
            }
        }
        return new AuditTrail(dataset, rows, pointer.head());
    }

    private Iterable<Map<String, AttributeValue>> partition(String table, DatasetId dataset) {
        return dynamo.queryPaginator(r ->
                        r.tableName(table)
                                .consistentRead(true)
                                .keyConditionExpression(PARTITION)
                                .expressionAttributeNames(Items.names(PARTITION))
                                .expressionAttributeValues(
                                        Map.of(":pk", Items.text(dataset.toString()))))
                .items();
    }

    @Nullable Map<String, AttributeValue> row(String table, Map<String, AttributeValue> key) {
        var answer = dynamo.getItem(r -> r.tableName(table).key(key).consistentRead(true));
        return answer.hasItem() ? answer.item() : null;
    }
}
