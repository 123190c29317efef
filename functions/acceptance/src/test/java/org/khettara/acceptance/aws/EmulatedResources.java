package org.khettara.acceptance.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.EventBridgeConfiguration;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// Makes resources in the emulator from what the template says of them, property by property, and
/// answers with the attributes that the template may refer to.
final class EmulatedResources {
    private static final String PLACE = ":eu-west-3:" + Intrinsics.ACCOUNT + ":";

    private final Clients aws;

    EmulatedResources(Clients aws) {
        this.aws = aws;
    }

    /// @param properties with every reference evaluated
    Map<String, String> make(Template.Resource resource, JsonNode properties) {
        return switch (resource.type()) {
            case "AWS::S3::Bucket" -> bucket(properties);
            case "AWS::SQS::Queue" -> queue(properties);
            case "AWS::DynamoDB::Table" -> table(properties);
            case "AWS::Events::EventBus" -> bus(properties);
            case "AWS::Events::Rule" -> rule(properties);
            case "AWS::SNS::Topic" -> topic(properties);
            // Only named, never asked for: the emulator runs no function and checks no role.
            case "AWS::IAM::Role", "AWS::Logs::LogGroup" ->
                    Map.of("Ref", resource.id(), "Arn", "arn:aws:x" + PLACE + resource.id());
            default -> throw new IllegalStateException("cannot make a " + resource.type());
        };
    }

    private Map<String, String> bucket(JsonNode properties) {
        String name = properties.path("BucketName").asText();
        aws.s3()
                .createBucket(r ->
                        r.bucket(name)
                                .createBucketConfiguration(c -> c.locationConstraint("eu-west-3")));
        String versioning = properties.at("/VersioningConfiguration/Status").asText("");
        if (!versioning.isEmpty()) {
            aws.s3()
                    .putBucketVersioning(r ->
                            r.bucket(name)
                                    .versioningConfiguration(v ->
                                            v.status(
                                                    BucketVersioningStatus.fromValue(versioning))));
        }
        JsonNode announces =
                properties.at(
                        "/NotificationConfiguration/EventBridgeConfiguration/EventBridgeEnabled");
        if (announces.asBoolean()) {
            aws.s3()
                    .putBucketNotificationConfiguration(r ->
                            r.bucket(name)
                                    .notificationConfiguration(n ->
                                            n.eventBridgeConfiguration(
                                                    EventBridgeConfiguration.builder().build())));
        }
        return Map.of("Ref", name, "Arn", "arn:aws:s3:::" + name);
    }

    private Map<String, String> queue(JsonNode properties) {
        String name = properties.path("QueueName").asText();
        var attributes = new HashMap<QueueAttributeName, String>();
        for (QueueAttributeName attribute :
                List.of(
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                        QueueAttributeName.REDRIVE_POLICY)) {
            JsonNode value = properties.path(attribute.toString());
            if (!value.isMissingNode()) {
                attributes.put(attribute, value.isObject() ? value.toString() : value.asText());
            }
        }
        String url =
                aws.sqs().createQueue(r -> r.queueName(name).attributes(attributes)).queueUrl();
        return Map.of("Ref", url, "Arn", "arn:aws:sqs" + PLACE + name, "QueueName", name);
    }

    private Map<String, String> table(JsonNode properties) {
        String name = properties.path("TableName").asText();
        CreateTableRequest.Builder request =
                CreateTableRequest.builder()
                        .tableName(name)
                        .billingMode(BillingMode.fromValue(properties.path("BillingMode").asText()))
                        .attributeDefinitions(definitions(properties))
                        .keySchema(keys(properties));
        JsonNode view = properties.at("/StreamSpecification/StreamViewType");
        if (!view.isMissingNode()) {
            request.streamSpecification(
                    StreamSpecification.builder()
                            .streamEnabled(true)
                            .streamViewType(view.asText())
                            .build());
        }
        List<GlobalSecondaryIndex> indexes = indexes(properties);
        if (!indexes.isEmpty()) {
            request.globalSecondaryIndexes(indexes);
        }
        TableDescription made = aws.dynamo().createTable(request.build()).tableDescription();
        var attributes = new HashMap<>(Map.of("Ref", name, "Arn", made.tableArn()));
        if (made.latestStreamArn() != null) {
            attributes.put("StreamArn", made.latestStreamArn());
        }
        return attributes;
    }

    private static List<AttributeDefinition> definitions(JsonNode properties) {
        return Policies.elements(properties.path("AttributeDefinitions"))
                .map(a ->
                        AttributeDefinition.builder()
                                .attributeName(a.path("AttributeName").asText())
                                .attributeType(a.path("AttributeType").asText())
                                .build())
                .toList();
    }

    private static List<KeySchemaElement> keys(JsonNode of) {
        return Policies.elements(of.path("KeySchema"))
                .map(k ->
                        KeySchemaElement.builder()
                                .attributeName(k.path("AttributeName").asText())
                                .keyType(k.path("KeyType").asText())
                                .build())
                .toList();
    }

    private static List<GlobalSecondaryIndex> indexes(JsonNode properties) {
        return Policies.elements(properties.path("GlobalSecondaryIndexes"))
                .map(i ->
                        GlobalSecondaryIndex.builder()
                                .indexName(i.path("IndexName").asText())
                                .keySchema(keys(i))
                                .projection(p ->
                                        p.projectionType(
                                                i.at("/Projection/ProjectionType").asText()))
                                .build())
                .toList();
    }

    private Map<String, String> bus(JsonNode properties) {
        String name = properties.path("Name").asText();
        String arn = aws.events().createEventBus(r -> r.name(name)).eventBusArn();
        return Map.of("Ref", name, "Arn", arn);
    }

    private Map<String, String> rule(JsonNode properties) {
        String name = properties.path("Name").asText();
        String bus = properties.path("EventBusName").asText("default");
        String arn =
                aws.events()
                        .putRule(r ->
                                r.name(name)
                                        .eventBusName(bus)
                                        .eventPattern(properties.path("EventPattern").toString()))
                        .ruleArn();
        var targets = new ArrayList<Target>();
        for (JsonNode target : properties.path("Targets")) {
            targets.add(
                    Target.builder()
                            .id(target.path("Id").asText())
                            .arn(target.path("Arn").asText())
                            .deadLetterConfig(
                                    d -> d.arn(target.at("/DeadLetterConfig/Arn").asText()))
                            .build());
        }
        aws.events().putTargets(r -> r.rule(name).eventBusName(bus).targets(targets));
        return Map.of("Ref", name, "Arn", arn);
    }

    private Map<String, String> topic(JsonNode properties) {
        String name = properties.path("TopicName").asText();
        return Map.of("Ref", aws.sns().createTopic(r -> r.name(name)).topicArn());
    }
}
