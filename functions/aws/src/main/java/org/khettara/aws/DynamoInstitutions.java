package org.khettara.aws;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khettara.core.port.Institutions;
import org.khettara.core.upload.Institution;
import org.khettara.core.upload.Institution.LicenceRule;
import org.khettara.core.upload.InstitutionId;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The institutions in a DynamoDB table with the key `pk`.
final class DynamoInstitutions implements Institutions {
    private final DynamoDbClient dynamo;
    private final String table;

    DynamoInstitutions(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Optional<Institution> find(InstitutionId id) {
        var answer =
                dynamo.getItem(r ->
                        r.tableName(table)
                                .key(Map.of("pk", Items.text(id.value())))
                                .consistentRead(true));
        return answer.hasItem() ? Optional.of(institution(id, answer.item())) : Optional.empty();
    }

    @Override
    public List<Institution> all() {
        return dynamo.scanPaginator(r -> r.tableName(table).consistentRead(true)).items().stream()
                .map(row -> institution(new InstitutionId(Items.text(row, "pk")), row))
                .sorted(Comparator.comparing(institution -> institution.id().value()))
                .toList();
    }

    @Override
    public void register(Institution institution) {
        dynamo.putItem(r ->
                r.tableName(table)
                        .item(
                                Map.of(
                                        "pk", Items.text(institution.id().value()),
                                        "name", Items.text(institution.name()),
                                        "licenceRule",
                                                Items.text(institution.licenceRule().name()))));
    }

    private static Institution institution(InstitutionId id, Map<String, AttributeValue> row) {
        String rule = Items.textOrNull(row, "licenceRule");
        return new Institution(
                id,
                Items.text(row, "name"),
                rule == null ? LicenceRule.OPTIONAL : LicenceRule.valueOf(rule));
    }
}
