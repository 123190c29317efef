package org.khettara.acceptance.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// Stands in for Lambda's own poller of a DynamoDB stream with one shard: in order, from the
/// beginning, filtered as the mapping says, and again from the first record that failed.
final class StreamPoller {
    private final DynamoDbStreamsClient streams;
    private final LocalDeployer.Mapping mapping;
    private final Rie function;
    private @Nullable String done;

    StreamPoller(DynamoDbStreamsClient streams, LocalDeployer.Mapping mapping, Rie function) {
        this.streams = streams;
        this.mapping = mapping;
        this.function = function;
    }

    /// Delivers one batch; answers how many records it had.
    int poll() throws IOException, InterruptedException {
        List<Record> records = records();
        List<Record> wanted = records.stream().filter(this::isWanted).toList();
        Set<String> failed = Set.of();
        if (!wanted.isEmpty()) {
            ObjectNode event = JsonNodeFactory.instance.objectNode();
            wanted.forEach(r -> event.withArray("/Records").add(item(r)));
            failed =
                    Batch.failed(
                            function.invoke(event),
                            wanted.stream().map(StreamPoller::number).toList());
        }
        for (Record each : records) {
            if (failed.contains(number(each))) {
                return wanted.size();
            }
            done = number(each);
        }
        return wanted.size();
    }

    private List<Record> records() {
        String shard =
                streams.describeStream(r -> r.streamArn(mapping.source()))
                        .streamDescription()
                        .shards()
                        .getFirst()
                        .shardId();
        String after = done;
        String iterator =
                streams.getShardIterator(
                                r -> {
                                    r.streamArn(mapping.source()).shardId(shard);
                                    if (after == null) {
                                        r.shardIteratorType(ShardIteratorType.TRIM_HORIZON);
                                    } else {
                                        r.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                                                .sequenceNumber(after);
                                    }
                                })
                        .shardIterator();
        return streams.getRecords(r -> r.shardIterator(iterator).limit(mapping.batchSize()))
                .records();
    }

    /// The mapping's filters, of which we only write those on the event's name.
    private boolean isWanted(Record each) {
        JsonNode filters = mapping.properties().at("/FilterCriteria/Filters");
        return filters.isEmpty()
                || Policies.elements(filters)
                        .flatMap(f ->
                                Policies.elements(
                                        Template.json(f.path("Pattern").asText())
                                                .path("eventName")))
                        .anyMatch(name -> name.asText().equals(each.eventNameAsString()));
    }

    private static String number(Record each) {
        return each.dynamodb().sequenceNumber();
    }

    private ObjectNode item(Record each) {
        ObjectNode item =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("eventID", each.eventID())
                        .put("eventName", each.eventNameAsString())
                        .put("eventVersion", "1.1")
                        .put("eventSource", "aws:dynamodb")
                        .put("awsRegion", "eu-west-3")
                        .put("eventSourceARN", mapping.source());
        ObjectNode change = item.putObject("dynamodb").put("SequenceNumber", number(each));
        change.put("StreamViewType", "NEW_IMAGE");
        change.set("Keys", image(each.dynamodb().keys()));
        change.set("NewImage", image(each.dynamodb().newImage()));
        return item;
    }

    private static ObjectNode image(Map<String, AttributeValue> attributes) {
        ObjectNode image = JsonNodeFactory.instance.objectNode();
        attributes.forEach((name, value) -> {
            ObjectNode typed = image.putObject(name);
            switch (value.type()) {
                case S -> typed.put("S", value.s());
                case N -> typed.put("N", value.n());
                case B ->
                        typed.put("B", Base64.getEncoder().encodeToString(value.b().asByteArray()));
                default ->
                        throw new IllegalStateException(
                                "no %s in an outbox".formatted(value.type()));
            }
        });
        return image;
    }
}
