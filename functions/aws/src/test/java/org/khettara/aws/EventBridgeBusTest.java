package org.khettara.aws;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.khettara.core.port.EventBus;
import org.khettara.core.port.EventBusContract;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@ExtendWith(Moto.class)
class EventBridgeBusTest extends EventBusContract {
    private static final JsonMapper JSON = new JsonMapper();

    private final EventBridgeClient events = EventBridgeClient.create();
    private final SqsClient sqs = SqsClient.create();
    private String queue = "";

    @Override
    protected EventBus freshBus() {
        String bus = Emulated.name("bus");
        events.createEventBus(r -> r.name(bus));
        queue = sqs.createQueue(r -> r.queueName(bus)).queueUrl();
        String arn =
                sqs.getQueueAttributes(
                                r -> r.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                        .attributes()
                        .get(QueueAttributeName.QUEUE_ARN);
        events.putRule(
                r -> r.name("all").eventBusName(bus).eventPattern("{\"source\":[\"khettara\"]}"));
        var target = Target.builder().id("queue").arn(arn).build();
        events.putTargets(r -> r.rule("all").eventBusName(bus).targets(target));
        return new EventBridgeBus(events, bus);
    }

    @Override
    protected List<String> heard(EventBus bus, int expected) throws Exception {
        var heard = new ArrayList<String>();
        for (int empty = 0; empty < 10 && heard.size() < expected; ) {
            List<Message> messages =
                    sqs.receiveMessage(r ->
                                    r.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(1))
                            .messages();
            empty += messages.isEmpty() ? 1 : 0;
            for (Message message : messages) {
                heard.add(JSON.readTree(message.body()).path("detail").toString());
            }
        }
        return heard;
    }
}
