package org.khettara.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.khettara.core.audit.AuditRow;
import org.khettara.core.notice.ChangeCodec;
import org.khettara.core.release.Change;
import org.khettara.core.release.Release;
import org.khettara.core.release.Transition;
import org.khettara.core.upload.DatasetId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The part of a transaction that changes a dataset, as long as its pointer is still as it was
/// read.
///
/// @param before the pointer as read
/// @param audit the row that the book gets
/// @param writer a name that no other transition has
record DynamoTransition(
        DatasetId dataset,
        Transition transition,
        PointerRow before,
        AuditRow audit,
        String writer) {
    private static final String NEW = "attribute_not_exists(#pk)";
    private static final String UNCHANGED = "#revision = :revision";

    static DynamoTransition of(DatasetId dataset, Transition transition, PointerRow before) {
        return new DynamoTransition(
                dataset,
                transition,
                before,
                AuditRow.after(before.head(), dataset, transition.at(), transition.note()),
                UUID.randomUUID().toString());
    }

    /// Whether the pointer says that this very transition was made.
    boolean isMade(PointerRow found) {
        return writer.equals(found.writer());
    }

    List<TransactWriteItem> actions(DynamoTables tables) {
        var actions = new ArrayList<TransactWriteItem>();
        actions.add(movePointer(tables.releases()));
        actions.add(putIf(tables.audit(), AuditItem.of(audit), NEW, Map.of()));
        Release release = transition.release();
        if (release != null) {
            var row = ReleaseRow.of(release);
            // Whatever changes a release moves the pointer too, so the pointer guards both.
            actions.add(
                    transition.isNew()
                            ? putIf(tables.releases(), row, NEW, Map.of())
                            : put(tables.releases(), row));
        }
        Change change = transition.change();
        if (change != null) {
            actions.add(put(tables.outbox(), DynamoOutbox.row(ChangeCodec.row(change))));
        }
        return actions;
    }

    /// The transaction that appends a change which moves nothing: as long as it was not appended
    /// before, which comes first because it outweighs the other, and the pointer is as it was read.
    static List<TransactWriteItem> announcing(
            DatasetId dataset, PointerRow read, Change change, DynamoTables tables) {
        var row = DynamoOutbox.row(ChangeCodec.row(change));
        return List.of(
                putIf(tables.outbox(), row, NEW, Map.of()),
                TransactWriteItem.builder()
                        .conditionCheck(c ->
                                c.tableName(tables.releases())
                                        .key(PointerRow.key(dataset))
                                        .conditionExpression(UNCHANGED)
                                        .expressionAttributeNames(Items.names(UNCHANGED))
                                        .expressionAttributeValues(revision(read)))
                        .build());
    }

    private static Map<String, AttributeValue> revision(PointerRow read) {
        return Map.of(":revision", Items.number(read.revision()));
    }

    private TransactWriteItem movePointer(String table) {
        var row = before.after(transition, audit, writer).row(dataset);
        return before.revision() == 0
                ? putIf(table, row, NEW, Map.of())
                : putIf(table, row, UNCHANGED, revision(before));
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
