package org.khettara.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/// An S3 event as EventBridge delivers it: one object, its key **as it is** (S3 user guide,
/// "EventBridge event message structure"). Decoding this one would turn `a+b.csv` into `a b.csv`.
final class S3EventBridgeEvent {
    private S3EventBridgeEvent() {}

    static List<UploadNotice> read(JsonNode event) throws UnreadableEventException {
        if (!S3Fields.text(event, "detail-type").equals("Object Created")) {
            return List.of();
        }
        JsonNode detail = event.path("detail");
        JsonNode object = detail.path("object");
        return List.of(
                new UploadNotice(
                        S3Fields.text(detail.path("bucket"), "name"),
                        S3Fields.text(object, "key"),
                        S3Fields.textOrNull(object, "version-id"),
                        S3Fields.textOrNull(object, "sequencer"),
                        object.path("size").asLong(),
                        Instant.parse(S3Fields.text(event, "time"))));
    }
}
