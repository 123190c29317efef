package org.khettara.aws;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// Reads fields of an event.
final class S3Fields {
    private S3Fields() {}

    static String text(JsonNode node, String name) throws UnreadableEventException {
        String text = textOrNull(node, name);
        if (text == null) {
            throw new UnreadableEventException("an S3 event without " + name);
        }
        return text;
    }

    static @Nullable String textOrNull(JsonNode node, String name) {
        String text = node.path(name).asText("");
        return text.isEmpty() ? null : text;
    }
}
