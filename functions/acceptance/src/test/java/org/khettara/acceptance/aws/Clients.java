package org.khettara.acceptance.aws;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Plain clients of the emulator: how tests look at the system from outside.
record Clients(
        S3Client s3,
        SqsClient sqs,
        SnsClient sns,
        DynamoDbClient dynamo,
        DynamoDbStreamsClient streams,
        EventBridgeClient events) {

    static Clients of(URI endpoint) {
        SdkHttpClient http = UrlConnectionHttpClient.create();
        return new Clients(
                at(endpoint, S3Client.builder()).httpClient(http).forcePathStyle(true).build(),
                at(endpoint, SqsClient.builder()).httpClient(http).build(),
                at(endpoint, SnsClient.builder()).httpClient(http).build(),
                at(endpoint, DynamoDbClient.builder()).httpClient(http).build(),
                at(endpoint, DynamoDbStreamsClient.builder()).httpClient(http).build(),
                at(endpoint, EventBridgeClient.builder()).httpClient(http).build());
    }

    private static <B extends AwsClientBuilder<B, ?>> B at(URI endpoint, B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.EU_WEST_3)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("test", "test")));
    }
}
