package org.khettara.aws;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Works through a batch message by message and answers with those that failed: exactly those are
/// delivered again. An [Error] is no message's fault and rises: the whole batch comes again.
public final class PartialBatch {
    /// What is done with one message; whatever it throws, the message has failed.
    @FunctionalInterface
    public interface Work<M> {
        void take(M message) throws Exception;
    }

    /// Hears of each failure.
    @FunctionalInterface
    public interface Failures {
        void failed(String messageId, Exception cause);
    }

    private final Executor executor;
    private final Failures failures;

    /// @param executor `Runnable::run` for one message after the other
    public PartialBatch(Executor executor, Failures failures) {
        this.executor = executor;
        this.failures = failures;
    }

    /// A queue's batch.
    public SQSBatchResponse queue(SQSEvent event, Work<SQSMessage> work) {
        List<String> failed = failed(event.getRecords(), SQSMessage::getMessageId, work);
        return new SQSBatchResponse(
                failed.stream().map(SQSBatchResponse.BatchItemFailure::new).toList());
    }

    /// A DynamoDB stream's batch, in order. Ends at the first failure: the stream delivers that
    /// record and all after it again.
    public StreamsEventResponse stream(DynamodbEvent event, Work<DynamodbStreamRecord> work) {
        for (DynamodbStreamRecord item : event.getRecords()) {
            var failed = failed(List.of(item), r -> r.getDynamodb().getSequenceNumber(), work);
            if (!failed.isEmpty()) {
                return new StreamsEventResponse(
                        failed.stream().map(StreamsEventResponse.BatchItemFailure::new).toList());
            }
        }
        return new StreamsEventResponse(List.of());
    }

    /// Ids of the messages that failed, in the order of the batch. Each message writes its own
    /// place; a list that several threads append to loses entries.
    <M> List<String> failed(List<M> batch, Function<M, String> id, Work<M> work) {
        var ids = batch.stream().map(message -> named(id.apply(message))).toList();
        var running = new ArrayList<CompletableFuture<Boolean>>();
        for (int i = 0; i < batch.size(); i++) {
            M message = batch.get(i);
            String messageId = ids.get(i);
            running.add(
                    CompletableFuture.supplyAsync(
                            () -> succeeds(message, messageId, work), executor));
        }
        var failed = new ArrayList<String>();
        for (int i = 0; i < ids.size(); i++) {
            if (!answer(running.get(i))) {
                failed.add(ids.get(i));
            }
        }
        return failed;
    }

    private <M> boolean succeeds(M message, String messageId, Work<M> work) {
        try {
            work.take(message);
            return true;
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            failures.failed(messageId, e);
            return false;
        }
    }

    private static boolean answer(CompletableFuture<Boolean> running) {
        try {
            return running.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    /// An answer with an empty id counts as the failure of the whole batch, or of nothing.
    private static String named(@Nullable String id) {
        if (id == null || id.isEmpty()) {
            throw new IllegalArgumentException("a message without an id");
        }
        return id;
    }
}
