package org.khettara.aws;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/// Buckets and tables in the emulator, each under a name of its own.
final class Emulated {
    static final S3Client S3 = S3Client.builder().forcePathStyle(true).build();
    static final DynamoDbClient DYNAMO =
            Moto.hasDynamoOfItsOwn()
                    ? DynamoDbClient.create()
                    : DynamoDbClient.builder().httpClient(new OneCallAtATime()).build();

    private Emulated() {}

    static String name(String what) {
        return what + "-" + UUID.randomUUID();
    }

    static String versionedBucket() {
        String bucket = bucket();
        S3.putBucketVersioning(r ->
                r.bucket(bucket)
                        .versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
        return bucket;
    }

    static String bucket() {
        String bucket = name("bucket");
        S3.createBucket(r ->
                r.bucket(bucket).createBucketConfiguration(c -> c.locationConstraint(Moto.REGION)));
        return bucket;
    }

    static DynamoTables tables() {
        return new DynamoTables(
                table("claims", "sk", null),
                table("releases", "sk", null),
                table("outbox", null, DynamoOutbox.INDEX),
                table("audit", "sk", null));
    }

    static String table(String what, @Nullable String range, @Nullable String index) {
        String table = name(what);
        var attributes = new AtomicReference<List<AttributeDefinition>>(List.of(text("pk")));
        DYNAMO.createTable(r -> {
            r.tableName(table).billingMode(BillingMode.PAY_PER_REQUEST);
            r.keySchema(key("pk", KeyType.HASH));
            if (range != null) {
                r.keySchema(key("pk", KeyType.HASH), key(range, KeyType.RANGE));
                attributes.set(List.of(text("pk"), text(range)));
            }
            if (index != null) {
                attributes.set(List.of(text("pk"), text("pending"), text("since")));
                r.globalSecondaryIndexes(index(index));
            }
            r.attributeDefinitions(attributes.get());
        });
        return table;
    }

    private static GlobalSecondaryIndex index(String name) {
        return GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(key("pending", KeyType.HASH), key("since", KeyType.RANGE))
                .projection(p -> p.projectionType(ProjectionType.ALL))
                .build();
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
