package org.khettara.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.time.Duration;
import org.khettara.aws.EnvironmentVariables;
import org.khettara.aws.PartialBatch;
import org.khettara.aws.UploadQueue;
import org.khettara.core.Ingestion;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.upload.Upload;

/// Lambda: takes the uploads that a batch of queue messages announces down the line, one after the
/// other, and answers with the messages to be delivered again.
public final class IngestFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
    /// For clocks that differ, and for what a worker still does when its time is up.
    private static final Duration BEYOND_TIMEOUT = Duration.ofSeconds(30);

    private final ApplicationContext beans;
    private final PartialBatch batch;
    private final UploadQueue queue;
    private final Ingestion line;

    public IngestFunction() {
        this(EnvironmentVariables.ofProcess());
    }

    IngestFunction(EnvironmentVariables environment) {
        beans =
                ApplicationContext.builder()
                        .deduceEnvironment(false)
                        .singletons(environment)
                        .start();
        batch = beans.getBean(PartialBatch.class);
        queue = beans.getBean(UploadQueue.class);
        line = beans.getBean(Ingestion.class);
        beans.getBean(Priming.class).register();
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return batch.queue(event, message -> queue.take(message, new LeasedLine(line, context)));
    }

    /// The line for as long as this call may last.
    private record LeasedLine(Ingestion line, Context context) implements UploadQueue.Line {
        @Override
        public Receipt ingest(Upload upload) throws IOException {
            return line.ingest(upload, lease(context));
        }

        @Override
        public Receipt retire(Upload deletion) throws IOException {
            return line.retire(deletion, lease(context));
        }
    }

    private static Duration lease(Context context) {
        return Duration.ofMillis(context.getRemainingTimeInMillis()).plus(BEYOND_TIMEOUT);
    }
}
