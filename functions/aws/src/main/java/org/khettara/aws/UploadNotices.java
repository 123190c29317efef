package org.khettara.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.DateTimeException;
import java.util.List;

/// Reads the body of a queue's message, which either of the two kinds of S3 event may have filled.
public final class UploadNotices {
    private static final JsonMapper JSON = new JsonMapper();

    private UploadNotices() {}

    /// The created and deleted objects that the body tells of, in its order; none for S3's test
    /// event, for folder markers, and for events of other kinds.
    ///
    /// @throws UnreadableEventException when the body is no event of S3
    public static List<UploadNotice> read(String body) throws UnreadableEventException {
        try {
            JsonNode event = JSON.readTree(body);
            List<UploadNotice> notices;
            if (event.path("Records").isArray()) {
                notices = S3Notification.read(event);
            } else if (event.path("source").asText().equals("aws.s3")) {
                notices = S3EventBridgeEvent.read(event);
            } else if (event.path("Event").asText().equals("s3:TestEvent")) {
                notices = List.of();
            } else {
                throw new UnreadableEventException(
                        "expected an S3 notification or an EventBridge event from aws.s3");
            }
            return notices.stream().filter(notice -> !notice.key().endsWith("/")).toList();
        } catch (JsonProcessingException e) {
            throw new UnreadableEventException("expected an S3 event in JSON", e);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new UnreadableEventException("an S3 event with a field of another form", e);
        }
    }
}
