package org.khettara.aws;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an event says of an object that was created, or deleted by its publisher.
///
/// @param key the object's own key, never URL-encoded
/// @param versionId null when the event has none; of a deletion, that of the delete marker
/// @param sequencer null when the event has none
public record UploadNotice(
        Kind kind,
        String bucket,
        String key,
        @Nullable String versionId,
        @Nullable String sequencer,
        long bytes,
        Instant time) {
    public enum Kind {
        CREATED,
        DELETED
    }
}
