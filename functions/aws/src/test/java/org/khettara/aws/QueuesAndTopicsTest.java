package org.khettara.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.khettara.core.port.Uploads;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@ExtendWith(Moto.class)
class QueuesAndTopicsTest {
    private final SqsClient sqs = SqsClient.create();
    private final SnsClient sns = SnsClient.create();
    private final String queue =
            sqs.createQueue(r -> r.queueName(Emulated.name("queue"))).queueUrl();
    private final String arn =
            sqs.getQueueAttributes(
                            r -> r.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                    .attributes()
                    .getOrDefault(QueueAttributeName.QUEUE_ARN, "");

    @Test
    void aMessageIsHiddenUntilTheLeaseEnds() {
        sqs.sendMessage(r -> r.queueUrl(queue).messageBody("upload"));
        Message received = receive();
        var message = new SQSMessage();
        message.setEventSourceArn(arn);
        message.setReceiptHandle(received.receiptHandle());
        sqs.changeMessageVisibility(r ->
                r.queueUrl(queue).receiptHandle(received.receiptHandle()).visibilityTimeout(1));
        new SqsVisibility(sqs, InstantSource.fixed(Uploads.NOON))
                .hideUntil(message, Uploads.NOON.plusSeconds(20));
        assertThat(sqs.receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(2)).messages())
                .isEmpty();
    }

    @Test
    void aSubscriberHearsTheEventItsFilterAsksFor() throws Exception {
        String topic = sns.createTopic(r -> r.name(Emulated.name("topic"))).topicArn();
        String subscription =
                sns.subscribe(r -> r.topicArn(topic).protocol("sqs").endpoint(arn))
                        .subscriptionArn();
        sns.setSubscriptionAttributes(r ->
                r.subscriptionArn(subscription)
                        .attributeName("FilterPolicy")
                        .attributeValue("{\"dataset\":[\"ville-de-fes.budget\"]}"));
        var snsTopic = new SnsTopic(sns, topic);
        snsTopic.publish(envelope("ville-de-rabat.budget"));
        snsTopic.publish(envelope("ville-de-fes.budget"));
        assertThat(receive().body()).contains("ville-de-fes.budget");
        assertThat(sqs.receiveMessage(r -> r.queueUrl(queue)).messages()).isEmpty();
    }

    @Test
    void anEnvelopeWithoutACloudEventIsUnreadable() {
        var snsTopic = new SnsTopic(sns, "arn:aws:sns:eu-west-3:123456789012:none");
        assertThatThrownBy(() -> snsTopic.publish("{\"detail\":{}}"))
                .isInstanceOf(UnreadableEventException.class);
        assertThatThrownBy(() -> snsTopic.publish("not json"))
                .isInstanceOf(UnreadableEventException.class);
    }

    private Message receive() {
        return sqs.receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(5)).messages().getFirst();
    }

    private static String envelope(String dataset) {
        return """
        {"source":"khettara","detail-type":"org.khettara.dataset.created.v1",
         "detail":{"specversion":"1.0","id":"1","type":"org.khettara.dataset.created.v1",
         "subject":"%s","data":{"institution":"ville-de-fes"}}}\
        """
                .formatted(dataset);
    }
}
