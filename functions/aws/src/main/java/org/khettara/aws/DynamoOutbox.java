package org.khettara.aws;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.khettara.core.notice.ChangeCodec;
import org.khettara.core.port.Outbox;
import org.khettara.schemas.DatasetChange;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// The outbox table. Its stream tells a change at once; a row that is still to be told is also in a
/// sparse index, and leaves it when it has been.
final class DynamoOutbox implements Outbox {
    /// Index of the rows to be told: hash key `pending`, range key `since`.
    static final String INDEX = "pending";

    private static final Duration KEPT_AFTER_SENT = Duration.ofDays(400);
    private static final String YES = "yes";

    private final DynamoDbClient dynamo;
    private final String table;
    private final Duration age;
    private final InstantSource clock;

    /// @param age after which an untold change counts as pending; zero for at once
    DynamoOutbox(DynamoDbClient dynamo, String table, Duration age, InstantSource clock) {
        this.dynamo = dynamo;
        this.table = table;
        this.age = age;
        this.clock = clock;
    }

    static Map<String, AttributeValue> row(DatasetChange change) {
        String since = Items.time(change.getReleasedAt()).s();
        return Map.of(
                "pk", Items.text(change.getId()),
                "dataset", Items.text(change.getDataset()),
                "payload", Items.bytes(ChangeCodec.encode(change)),
                "pending", Items.text(YES),
                "since", Items.text("%s#%012d".formatted(since, change.getRelease())));
    }

    @Override
    public List<DatasetChange> pending(int limit) throws IOException {
        String condition = "#pending = :yes AND #since < :until";
        // '$' comes after '#': a row counts from the very instant it is old enough.
        String until = Items.time(clock.instant().minus(age)).s() + "$";
        var rows =
                dynamo.query(r ->
                                r.tableName(table)
                                        .indexName(INDEX)
                                        .limit(limit)
                                        .keyConditionExpression(condition)
                                        .expressionAttributeNames(Items.names(condition))
                                        .expressionAttributeValues(
                                                Map.of(
                                                        ":yes", Items.text(YES),
                                                        ":until", Items.text(until))))
                        .items();
        var changes = new ArrayList<DatasetChange>();
        for (Map<String, AttributeValue> row : rows) {
            changes.add(ChangeCodec.decode(Items.bytes(row, "payload")));
        }
        return changes;
    }

    @Override
    public void sent(DatasetChange change, Instant at) {
        String mark = "SET #sentAt = :at, #expireAt = :expireAt REMOVE #pending";
        String known = "attribute_exists(#pk)";
        Instant expire = at.plus(KEPT_AFTER_SENT);
        try {
            dynamo.updateItem(r ->
                    r.tableName(table)
                            .key(Map.of("pk", Items.text(change.getId())))
                            .updateExpression(mark)
                            .conditionExpression(known)
                            .expressionAttributeNames(Items.names(mark, known))
                            .expressionAttributeValues(
                                    Map.of(
                                            ":at", Items.time(at),
                                            ":expireAt", Items.number(expire.getEpochSecond()))));
        } catch (ConditionalCheckFailedException gone) {
            // The row has expired, long after it was told: nothing is left to mark.
        }
    }
}
