package org.khettara.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An S3 event as EventBridge delivers it: one object, its key **as it is** (S3 user guide,
/// "EventBridge event message structure"). Decoding this one would turn `a+b.csv` into `a b.csv`.
final class S3EventBridgeEvent {
    private S3EventBridgeEvent() {}

    static List<UploadNotice> read(JsonNode event) throws UnreadableEventException {
        JsonNode detail = event.path("detail");
        Optional<UploadNotice.Kind> kind = kind(S3Fields.text(event, "detail-type"), detail);
        if (kind.isEmpty()) {
            return List.of();
        }
        JsonNode object = detail.path("object");
        return List.of(
                new UploadNotice(
                        kind.get(),
                        S3Fields.text(detail.path("bucket"), "name"),
                        S3Fields.text(object, "key"),
                        S3Fields.textOrNull(object, "version-id"),
                        S3Fields.textOrNull(object, "sequencer"),
                        object.path("size").asLong(),
                        Instant.parse(S3Fields.text(event, "time"))));
    }

    /// A deletion counts when a publisher put a delete marker: an old version that is purged, or
    /// one that a lifecycle rule ends, says nothing of what should be served.
    private static Optional<UploadNotice.Kind> kind(String detailType, JsonNode detail) {
        boolean byPublisher =
                detail.path("reason").asText().equals("DeleteObject")
                        && detail.path("deletion-type").asText().equals("Delete Marker Created");
        return switch (detailType) {
            case "Object Created" -> Optional.of(UploadNotice.Kind.CREATED);
            case "Object Deleted" ->
                    byPublisher ? Optional.of(UploadNotice.Kind.DELETED) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
