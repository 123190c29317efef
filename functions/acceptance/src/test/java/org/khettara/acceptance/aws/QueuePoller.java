package org.khettara.acceptance.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// Stands in for Lambda's own poller of a queue: receives, invokes, deletes what succeeded, leaves
/// the rest to the queue's redrive policy.
///
/// @param again after which a failed message is delivered again, in place of the queue's timeout,
///   which no test can wait for
record QueuePoller(SqsClient sqs, LocalDeployer.Mapping mapping, Rie function, Duration again) {

    /// Delivers one batch; answers how many messages it had.
    ///
    /// @param wait for a message to come
    int poll(Duration wait) throws IOException, InterruptedException {
        List<Message> messages =
                sqs.receiveMessage(r ->
                                r.queueUrl(mapping.source())
                                        .maxNumberOfMessages(mapping.batchSize())
                                        .waitTimeSeconds((int) wait.toSeconds())
                                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                                        .messageAttributeNames("All"))
                        .messages();
        if (messages.isEmpty()) {
            return 0;
        }
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        messages.forEach(message -> event.withArray("/Records").add(item(message)));
        Set<String> failed =
                Batch.failed(
                        function.invoke(event), messages.stream().map(Message::messageId).toList());
        for (Message message : messages) {
            if (failed.contains(message.messageId())) {
                sqs.changeMessageVisibility(r ->
                        r.queueUrl(mapping.source())
                                .receiptHandle(message.receiptHandle())
                                .visibilityTimeout((int) again.toSeconds()));
            } else {
                sqs.deleteMessage(
                        r -> r.queueUrl(mapping.source()).receiptHandle(message.receiptHandle()));
            }
        }
        return messages.size();
    }

    private ObjectNode item(Message message) {
        String[] path = mapping.source().split("/", -1);
        ObjectNode item =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("messageId", message.messageId())
                        .put("receiptHandle", message.receiptHandle())
                        .put("body", message.body())
                        .put("md5OfBody", message.md5OfBody())
                        .put("eventSource", "aws:sqs")
                        .put(
                                "eventSourceARN",
                                "arn:aws:sqs:eu-west-3:%s:%s"
                                        .formatted(Intrinsics.ACCOUNT, path[path.length - 1]))
                        .put("awsRegion", "eu-west-3");
        ObjectNode attributes = item.putObject("attributes");
        message.attributes().forEach((name, value) -> attributes.put(name.toString(), value));
        item.putObject("messageAttributes");
        return item;
    }
}
