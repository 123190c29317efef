package org.khettara.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An S3 event notification as S3 itself sends it to a queue: any number of records, and in each
/// the key **URL-encoded**, a blank as `+` (S3 user guide, "Event message structure").
final class S3Notification {
    private S3Notification() {}

    static List<UploadNotice> read(JsonNode event) throws UnreadableEventException {
        var notices = new ArrayList<UploadNotice>();
        for (JsonNode record : event.path("Records")) {
            Optional<UploadNotice.Kind> kind = kind(S3Fields.text(record, "eventName"));
            if (kind.isPresent()) {
                JsonNode s3 = record.path("s3");
                JsonNode object = s3.path("object");
                String key =
                        URLDecoder.decode(S3Fields.text(object, "key"), StandardCharsets.UTF_8);
                notices.add(
                        new UploadNotice(
                                kind.get(),
                                S3Fields.text(s3.path("bucket"), "name"),
                                key,
                                S3Fields.textOrNull(object, "versionId"),
                                S3Fields.textOrNull(object, "sequencer"),
                                object.path("size").asLong(),
                                Instant.parse(S3Fields.text(record, "eventTime"))));
            }
        }
        return notices;
    }

    /// Lifecycle rules have event names of their own, and so have versions that are purged.
    private static Optional<UploadNotice.Kind> kind(String eventName) {
        if (eventName.startsWith("ObjectCreated:")) {
            return Optional.of(UploadNotice.Kind.CREATED);
        }
        return eventName.equals("ObjectRemoved:DeleteMarkerCreated")
                ? Optional.of(UploadNotice.Kind.DELETED)
                : Optional.empty();
    }
}
