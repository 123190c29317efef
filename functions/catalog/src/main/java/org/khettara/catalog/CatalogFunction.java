package org.khettara.catalog;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import io.micronaut.context.ApplicationContext;
import java.util.Optional;
import org.khettara.aws.EnvironmentVariables;
import org.khettara.aws.OutboxStream;
import org.khettara.aws.PartialBatch;
import org.khettara.core.Relay;
import org.khettara.schemas.DatasetChange;

/// Lambda: tells each change that the outbox's stream brings, and answers with the first that could
/// not be told, from which on the stream delivers again.
public final class CatalogFunction implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
    private final ApplicationContext beans;
    private final PartialBatch batch;
    private final Relay relay;

    public CatalogFunction() {
        this(EnvironmentVariables.ofProcess());
    }

    CatalogFunction(EnvironmentVariables environment) {
        beans =
                ApplicationContext.builder()
                        .deduceEnvironment(false)
                        .singletons(environment)
                        .start();
        batch = beans.getBean(PartialBatch.class);
        relay = beans.getBean(Relay.class);
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        return batch.stream(
                event,
                item -> {
                    Optional<DatasetChange> change = OutboxStream.change(item);
                    if (change.isPresent()) {
                        relay.relay(change.get());
                    }
                });
    }
}
