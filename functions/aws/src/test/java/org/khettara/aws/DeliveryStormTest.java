package org.khettara.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.core.FakeEngine;
import org.khettara.core.Ingestion;
import org.khettara.core.ShapesAlone;
import org.khettara.core.Stage;
import org.khettara.core.port.Ledger;
import org.khettara.core.port.MemoryDescriptions;
import org.khettara.core.port.ReceiptPages;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.release.Release;
import org.khettara.core.release.Standing;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Institution;
import org.khettara.core.upload.Upload;
import org.khettara.schemas.DatasetChange;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The same events, delivered again and again, out of order and at once: as if each had come once,
/// in order.
@ExtendWith(Moto.class)
class DeliveryStormTest {
    private static final DatasetId DATASET = DatasetId.parse("ville-de-fes.budget");
    private static final String KEY = "uploads/ville-de-fes/budget.csv";

    @TempDir private Path work;

    private final AwsAdapters adapters = new AwsAdapters(AwsAdapters.Addressing.PATH);
    private final String uploads = Emulated.versionedBucket();
    private final DynamoTables tables = Emulated.tables();
    private final Ledger ledger = new DynamoLedger(Emulated.DYNAMO, tables);
    private final UploadQueue queue = queue(adapters.objectStore(uploads));
    private @Nullable Ingestion line;

    @BeforeEach
    void open() throws IOException {
        var institutions =
                new DynamoInstitutions(Emulated.DYNAMO, Emulated.table("institutions", null, null));
        institutions.register(new Institution(DATASET.institution(), "Ville de Fès"));
        var ports =
                new Ingestion.Ports(
                        adapters.objectStore(uploads),
                        adapters.objectStore(Emulated.versionedBucket()),
                        adapters.objectStore(Emulated.versionedBucket()),
                        ledger,
                        institutions,
                        new MemoryDescriptions(),
                        new FakeEngine(),
                        new ShapesAlone(),
                        List.of(),
                        ReceiptPages.NONE);
        line = new Ingestion(ports, InstantSource.system(), work, Stage.Watcher.NOBODY);
    }

    private static UploadQueue queue(S3ObjectStore uploads) {
        var sqs = SqsClient.create();
        sqs.createQueue(r -> r.queueName("uploads"));
        var silent =
                new EventLog(
                        new PrintStream(OutputStream.nullOutputStream(), false, UTF_8),
                        InstantSource.system());
        return new UploadQueue(
                new Arrivals(uploads), new SqsVisibility(sqs, InstantSource.system()), silent);
    }

    @Test
    void anEventDeliveredFiveTimesIsOneRelease() throws IOException {
        SQSMessage event = dropped(1);
        for (int i = 0; i < 5; i++) {
            assertThat(deliver(List.of(event))).isEmpty();
        }
        assertThat(ledger.releases(DATASET)).hasSize(1);
        assertThat(outbox()).hasSize(1);
    }

    @Test
    void eventsOutOfOrderLeaveTheLastVersionCurrent() throws IOException {
        var events = List.of(dropped(1), dropped(2), dropped(3));
        assertThat(deliver(events.reversed())).isEmpty();
        Release current = ledger.current(DATASET).orElseThrow();
        assertThat(current.number()).isEqualTo(1);
        assertThat(current.standing()).isEqualTo(Standing.PUBLISHED);
        assertThat(ledger.releases(DATASET))
                .extracting(Release::standing)
                .containsExactly(Standing.PUBLISHED, Standing.SUPERSEDED, Standing.SUPERSEDED);
        assertThat(outbox()).hasSize(3);
    }

    @Test
    void aStormOfWorkersEndsAsOneWouldHave() throws Exception {
        var events = new ArrayList<SQSMessage>();
        for (int version = 1; version <= 4; version++) {
            events.addAll(Collections.nCopies(5, dropped(version)));
        }
        Collections.shuffle(events, new Random(5));
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (List<SQSMessage> again = events; !again.isEmpty(); ) {
                var tasks =
                        again.stream()
                                .<Callable<List<SQSMessage>>>map(
                                        event -> () -> deliver(List.of(event)))
                                .toList();
                var failed = new ArrayList<SQSMessage>();
                for (var task : pool.invokeAll(tasks)) {
                    failed.addAll(task.get());
                }
                again = failed;
            }
        }
        List<Release> releases = ledger.releases(DATASET);
        assertThat(releases).hasSize(4);
        assertThat(releases).extracting(Release::input).doesNotHaveDuplicates();
        assertThat(ledger.current(DATASET).orElseThrow().sequencer().value())
                .startsWith("0000000004");
        assertThat(outbox()).hasSize(4);
        assertThat(outbox()).extracting(DatasetChange::getId).doesNotHaveDuplicates();
    }

    /// Delivers as Lambda does; returns the messages to be delivered again.
    private List<SQSMessage> deliver(List<SQSMessage> messages) {
        var event = new SQSEvent();
        event.setRecords(messages);
        var failed =
                new PartialBatch(Runnable::run, (_, _) -> {})
                                .queue(event, message -> queue.take(message, new Taken()))
                                .getBatchItemFailures()
                                .stream()
                                .map(failure -> failure.getItemIdentifier())
                                .toList();
        return messages.stream().filter(m -> failed.contains(m.getMessageId())).toList();
    }

    private final class Taken implements UploadQueue.Line {
        @Override
        public Receipt ingest(Upload upload) throws IOException {
            return requireNonNull(line).ingest(upload, Duration.ofMinutes(1));
        }

        @Override
        public Receipt retire(Upload deletion) throws IOException {
            return requireNonNull(line).retire(deletion, Duration.ofMinutes(1));
        }
    }

    @Test
    void aDeletionAmongTheVersionsCountsInItsPlace() throws IOException {
        SQSMessage first = dropped(1);
        SQSMessage deletion = deleted(2);
        assertThat(deliver(List.of(deletion, first))).isEmpty();
        assertThat(ledger.current(DATASET)).isEmpty();
        SQSMessage third = dropped(3);
        assertThat(deliver(List.of(third, deletion))).isEmpty();
        assertThat(ledger.current(DATASET)).isPresent();
        assertThat(deliver(List.of(deleted(4)))).isEmpty();
        assertThat(ledger.current(DATASET)).isEmpty();
        assertThat(ledger.releases(DATASET))
                .extracting(Release::standing)
                .containsExactly(Standing.SUPERSEDED, Standing.PUBLISHED, Standing.DELETED);
    }

    private SQSMessage deleted(int n) {
        var marker = Emulated.S3.deleteObject(r -> r.bucket(uploads).key(KEY));
        return message(
                n,
                """
                {"source":"aws.s3","detail-type":"Object Deleted","time":"2026-11-23T12:00:0%dZ",
                 "detail":{"bucket":{"name":"%s"},"object":{"key":"%s",
                 "version-id":"%s","sequencer":"000000000%d"},
                 "reason":"DeleteObject","deletion-type":"Delete Marker Created"}}\
                """
                        .formatted(n, uploads, KEY, marker.versionId(), n));
    }

    /// The n-th version of the file, and the event that tells of it.
    private SQSMessage dropped(int n) {
        var put =
                Emulated.S3.putObject(
                        r -> r.bucket(uploads).key(KEY),
                        RequestBody.fromString("a\n" + "1\n".repeat(n)));
        return message(
                n,
                """
                {"source":"aws.s3","detail-type":"Object Created","time":"2026-11-23T12:00:0%dZ",
                 "detail":{"bucket":{"name":"%s"},"object":{"key":"%s","size":%d,
                 "version-id":"%s","sequencer":"000000000%d"}}}\
                """
                        .formatted(n, uploads, KEY, 2 + 2 * n, put.versionId(), n));
    }

    private static SQSMessage message(int n, String body) {
        var message = new SQSMessage();
        message.setMessageId("message-" + n);
        message.setEventSourceArn("arn:aws:sqs:eu-west-3:123456789012:uploads");
        message.setReceiptHandle("handle");
        message.setBody(body);
        return message;
    }

    private List<DatasetChange> outbox() throws IOException {
        return new DynamoOutbox(
                        Emulated.DYNAMO, tables.outbox(), Duration.ZERO, InstantSource.system())
                .pending(100);
    }
}
