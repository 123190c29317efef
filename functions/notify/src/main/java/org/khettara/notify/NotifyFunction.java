package org.khettara.notify;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.micronaut.context.ApplicationContext;
import org.khettara.aws.EnvironmentVariables;
import org.khettara.aws.PartialBatch;
import org.khettara.aws.SnsTopic;

/// Lambda: passes the change events of a batch of queue messages on to the topic, and answers with
/// the messages to be delivered again.
public final class NotifyFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final ApplicationContext beans;
    private final PartialBatch batch;
    private final SnsTopic topic;

    public NotifyFunction() {
        this(EnvironmentVariables.ofProcess());
    }

    NotifyFunction(EnvironmentVariables environment) {
        beans =
                ApplicationContext.builder()
                        .deduceEnvironment(false)
                        .singletons(environment)
                        .start();
        batch = beans.getBean(PartialBatch.class);
        topic = beans.getBean(SnsTopic.class);
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return batch.queue(event, message -> topic.publish(message.getBody()));
    }
}
