package org.khettara.aws;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.khettara.core.port.Descriptions;
import org.khettara.core.port.EventBus;
import org.khettara.core.port.Institutions;
import org.khettara.core.port.Ledger;
import org.khettara.core.port.Outbox;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Makes the adapters. Region, credentials and endpoints are found where the SDK looks for them
/// (`AWS_REGION`, `AWS_ENDPOINT_URL`, ...). Nothing here makes a network call, so that a snapshot
/// taken of a process holds neither a connection nor a credential.
public final class AwsAdapters {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final SdkHttpClient http =
            UrlConnectionHttpClient.builder()
                    .connectionTimeout(CONNECT)
                    .socketTimeout(SILENCE)
                    .build();
    private final Supplier<S3Client> s3;
    private final Supplier<DynamoDbClient> dynamo =
            once(() -> DynamoDbClient.builder().httpClient(http).build());

    public AwsAdapters(Addressing addressing) {
        s3 = once(() -> s3(http, addressing));
    }

    /// How a bucket is named in a request.
    public enum Addressing {
        /// `https://bucket.host/key`, as AWS wants it.
        VIRTUAL_HOST,
        /// `https://host/bucket/key`, as most S3-compatible stores want it.
        PATH
    }

    /// A store over one bucket.
    public S3ObjectStore objectStore(String bucket) {
        return new S3ObjectStore(s3.get(), bucket);
    }

    public Ledger ledger(DynamoTables tables) {
        return new DynamoLedger(dynamo.get(), tables);
    }

    /// An outbox that shows a change as pending once it has been so for a while.
    ///
    /// @param age left to the stream, which tells a change sooner
    public Outbox outbox(String table, Duration age, InstantSource clock) {
        return new DynamoOutbox(dynamo.get(), table, age, clock);
    }

    public Institutions institutions(String table) {
        return new DynamoInstitutions(dynamo.get(), table);
    }

    /// @param table of the descriptions
    /// @param audit table of the audit
    public Descriptions descriptions(String table, String audit) {
        return new DynamoDescriptions(dynamo.get(), table, audit);
    }

    public EventBus bus(String name) {
        return new EventBridgeBus(EventBridgeClient.builder().httpClient(http).build(), name);
    }

    public SnsTopic topic(String arn) {
        return new SnsTopic(SnsClient.builder().httpClient(http).build(), arn);
    }

    public SqsVisibility visibility(InstantSource clock) {
        return new SqsVisibility(SqsClient.builder().httpClient(http).build(), clock);
    }

    private static S3Client s3(SdkHttpClient http, Addressing addressing) {
        // Every write carries a SHA-256 of its own; S3-compatible stores often know no other.
        return S3Client.builder()
                .httpClient(http)
                .forcePathStyle(addressing == Addressing.PATH)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .build();
    }

    /// One client for all who ask, made for the first.
    private static <C> Supplier<C> once(Supplier<C> making) {
        return new Supplier<>() {
            private @Nullable C made;

            @Override
            public synchronized C get() {
                C client = made == null ? making.get() : made;
                made = client;
                return client;
            }
        };
    }
}
