package org.khettara.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartialBatchTest {
    private static final List<Integer> TEN = IntStream.range(0, 10).boxed().toList();
    private static final PartialBatch IN_TURN = new PartialBatch(Runnable::run, (_, _) -> {});

    /// Lists that several threads append to lose entries about once in four thousand batches.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void whatFailsIsExactlyWhatIsReported(int threads) {
        var random = new Random(threads);
        try (var pool = new ForkJoinPool(threads)) {
            var batch = new PartialBatch(pool, (_, _) -> {});
            for (int round = 0; round < 75_000; round++) {
                int failing = round % 3 == 0 ? 0x3FF : random.nextInt(1 << 10);
                List<String> reported =
                        batch.failed(
                                TEN,
                                i -> "id-" + i,
                                i -> {
                                    if ((failing >> i & 1) == 1) {
                                        throw new IOException();
                                    }
                                });
                assertThat(reported)
                        .isEqualTo(
                                TEN.stream()
                                        .filter(i -> (failing >> i & 1) == 1)
                                        .map(i -> "id-" + i)
                                        .toList());
            }
        }
    }

    @Test
    void aFailureOfAnyKindIsOfItsMessageAlone() {
        var heard = new ArrayList<String>();
        var batch = new PartialBatch(Runnable::run, (id, e) -> heard.add(id + e.getMessage()));
        var response =
                batch.queue(
                        queue("a", "b", "c"),
                        message -> {
                            if (message.getMessageId().equals("b")) {
                                throw new IllegalStateException("!");
                            }
                        });
        assertThat(response.getBatchItemFailures())
                .extracting(f -> f.getItemIdentifier())
                .containsExactly("b");
        assertThat(heard).containsExactly("b!");
    }

    @Test
    void anErrorRisesFromEveryThread() {
        PartialBatch.Work<SQSMessage> dies =
                _ -> {
                    throw new StackOverflowError();
                };
        assertThatThrownBy(() -> IN_TURN.queue(queue("a"), dies))
                .isInstanceOf(StackOverflowError.class);
        try (var pool = Executors.newFixedThreadPool(2)) {
            assertThatThrownBy(() -> new PartialBatch(pool, (_, _) -> {}).queue(queue("a"), dies))
                    .isInstanceOf(StackOverflowError.class);
        }
    }

    @Test
    void aMessageWithoutAnIdIsNeverReportedByNothing() {
        assertThatThrownBy(() -> IN_TURN.queue(queue("a", ""), _ -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aStreamEndsAtItsFirstFailure() {
        var taken = new ArrayList<String>();
        StreamsEventResponse response =
                IN_TURN.stream(
                        stream("1", "2", "3"),
                        item -> {
                            taken.add(item.getDynamodb().getSequenceNumber());
                            if (taken.size() == 2) {
                                throw new IOException();
                            }
                        });
        assertThat(taken).containsExactly("1", "2");
        assertThat(response.getBatchItemFailures())
                .extracting(f -> f.getItemIdentifier())
                .containsExactly("2");
    }

    private static SQSEvent queue(String... ids) {
        var messages = new ArrayList<SQSMessage>();
        for (String id : ids) {
            var message = new SQSMessage();
            message.setMessageId(id);
            messages.add(message);
        }
        var event = new SQSEvent();
        event.setRecords(messages);
        return event;
    }

    private static DynamodbEvent stream(String... numbers) {
        var items = new ArrayList<DynamodbStreamRecord>();
        for (String number : numbers) {
            var item = new DynamodbStreamRecord();
            item.setDynamodb(new StreamRecord().withSequenceNumber(number));
            items.add(item);
        }
        var event = new DynamodbEvent();
        event.setRecords(items);
        return event;
    }
}
