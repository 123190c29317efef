package org.khettara.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/// The topic that subscribers listen to. Each message is a CloudEvent, and has the institution, the
/// dataset and the type as attributes for the subscribers' filter policies.
public final class SnsTopic {
    private static final JsonMapper JSON = new JsonMapper();

    private final SnsClient sns;
    private final String arn;

    SnsTopic(SnsClient sns, String arn) {
        this.sns = sns;
        this.arn = arn;
    }

    /// Publishes the change event that an EventBridge event carries.
    ///
    /// @param envelope the event as a queue received it from the bus
    /// @throws UnreadableEventException when it carries none
    public void publish(String envelope) throws UnreadableEventException {
        JsonNode event = detail(envelope);
        sns.publish(r ->
                r.topicArn(arn)
                        .message(event.toString())
                        .messageAttributes(
                                Map.of(
                                        "institution",
                                        text(event.path("data").path("institution")),
                                        "dataset",
                                        text(event.path("subject")),
                                        "type",
                                        text(event.path("type")))));
    }

    private static JsonNode detail(String envelope) throws UnreadableEventException {
        try {
            JsonNode detail = JSON.readTree(envelope).path("detail");
            boolean whole =
                    detail.hasNonNull("specversion")
                            && detail.hasNonNull("type")
                            && detail.hasNonNull("subject")
                            && detail.path("data").hasNonNull("institution");
            if (!whole) {
                throw new UnreadableEventException(
                        "expected an EventBridge event with a CloudEvent as its detail");
            }
            return detail;
        } catch (JsonProcessingException e) {
            throw new UnreadableEventException("expected an EventBridge event in JSON", e);
        }
    }

    private static MessageAttributeValue text(JsonNode value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value.asText())
                .build();
    }
}
