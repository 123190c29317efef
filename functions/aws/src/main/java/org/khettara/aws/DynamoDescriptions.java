package org.khettara.aws;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.Layer;
import org.khettara.core.catalogue.Origin;
import org.khettara.core.catalogue.Scope;
import org.khettara.core.document.Json;
import org.khettara.core.port.Descriptions;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Sequencer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// The descriptions in a DynamoDB table: a row per scope and source, and under the key [#OUTDATED]
/// one per scope whose records do not tell yet what is said.
final class DynamoDescriptions implements Descriptions {
    private static final String OUTDATED = "outdated";
    private static final String FREE = "attribute_not_exists(#pk)";
    private static final String AS_SEEN = "#seq = :seq";

    private final DynamoDbClient dynamo;
    private final String table;
    private final String audit;

    DynamoDescriptions(DynamoDbClient dynamo, String table, String audit) {
        this.dynamo = dynamo;
        this.table = table;
        this.audit = audit;
    }

    @Override
    public List<Layer> around(DatasetId dataset) throws IOException {
        var layers = new ArrayList<Layer>();
        for (Scope scope : Scope.around(dataset)) {
            for (Map<String, AttributeValue> row : rows(scope.text())) {
                layers.add(layer(row));
            }
        }
        return layers;
    }

    @Override
    public Optional<Layer> find(Scope scope, Origin source) throws IOException {
        var answer =
                dynamo.getItem(r ->
                        r.tableName(table)
                                .key(key(scope.text(), source.toString()))
                                .consistentRead(true));
        return answer.hasItem() ? Optional.of(layer(answer.item())) : Optional.empty();
    }

    @Override
    public boolean replace(Layer layer, @Nullable Sequencer over) throws IOException {
        var actions = List.of(put(layer, over), outdate(layer), note(layer));
        try {
            dynamo.transactWriteItems(r -> r.transactItems(actions));
            return true;
        } catch (TransactionCanceledException cancelled) {
            boolean refused =
                    cancelled.cancellationReasons().stream()
                            .anyMatch(reason -> "ConditionalCheckFailed".equals(reason.code()));
            // Ours after all, when the first answer was lost and the client asked again by itself;
            // else another writer's, or in another writer's hands.
            return refused && find(layer.scope(), layer.source()).equals(Optional.of(layer));
        }
    }

    private TransactWriteItem put(Layer layer, @Nullable Sequencer over) {
        var row = new HashMap<>(key(layer.scope().text(), layer.source().toString()));
        row.put("description", Items.text(Json.line(layer.description())));
        row.put("who", Items.text(layer.who()));
        row.put("at", Items.time(layer.at()));
        row.put("seq", Items.text(layer.sequencer().value()));
        String condition = over == null ? FREE : AS_SEEN;
        return TransactWriteItem.builder()
                .put(p -> {
                    p.tableName(table).item(row).conditionExpression(condition);
                    p.expressionAttributeNames(Items.names(condition));
                    if (over != null) {
                        p.expressionAttributeValues(Map.of(":seq", Items.text(over.value())));
                    }
                })
                .build();
    }

    private TransactWriteItem outdate(Layer layer) {
        var row = new HashMap<>(key(OUTDATED, layer.scope().text()));
        row.put("seq", Items.text(layer.sequencer().value()));
        return TransactWriteItem.builder().put(p -> p.tableName(table).item(row)).build();
    }

    private TransactWriteItem note(Layer layer) {
        var row =
                Map.of(
                        "pk", Items.text(layer.scope().institution().value()),
                        "sk",
                                Items.text(
                                        "%s#%s#%s"
                                                .formatted(
                                                        Items.time(layer.at()).s(),
                                                        layer.scope().text(),
                                                        layer.source())),
                        "who", Items.text(layer.who()),
                        "description", Items.text(Json.line(layer.description())));
        return TransactWriteItem.builder().put(p -> p.tableName(audit).item(row)).build();
    }

    @Override
    public List<Outdated> outdated(int limit) {
        return rows(OUTDATED).stream()
                .map(row ->
                        new Outdated(
                                Scope.parse(Items.text(row, "sk")),
                                new Sequencer(Items.text(row, "seq"))))
                .sorted(java.util.Comparator.comparing(Outdated::since))
                .limit(limit)
                .toList();
    }

    @Override
    public void renewed(Outdated outdated) {
        try {
            dynamo.deleteItem(r ->
                    r.tableName(table)
                            .key(key(OUTDATED, outdated.scope().text()))
                            .conditionExpression(AS_SEEN)
                            .expressionAttributeNames(Items.names(AS_SEEN))
                            .expressionAttributeValues(
                                    Map.of(":seq", Items.text(outdated.since().value()))));
        } catch (ConditionalCheckFailedException moreWasSaidSince) {
            // The row stays, and what was said since is rendered in its turn.
        }
    }

    private List<Map<String, AttributeValue>> rows(String partition) {
        String condition = "#pk = :pk";
        return dynamo
                .queryPaginator(r ->
                        r.tableName(table)
                                .consistentRead(true)
                                .keyConditionExpression(condition)
                                .expressionAttributeNames(Items.names(condition))
                                .expressionAttributeValues(Map.of(":pk", Items.text(partition))))
                .items()
                .stream()
                .toList();
    }

    private static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of("pk", Items.text(pk), "sk", Items.text(sk));
    }

    private static Layer layer(Map<String, AttributeValue> row) throws IOException {
        return new Layer(
                Scope.parse(Items.text(row, "pk")),
                Origin.valueOf(Items.text(row, "sk").toUpperCase(Locale.ROOT)),
                Json.read(Items.text(row, "description"), Description.class),
                Items.text(row, "who"),
                Items.time(row, "at"),
                new Sequencer(Items.text(row, "seq")));
    }
}
