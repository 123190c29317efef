package org.khettara.formats;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.khettara.engine.Limits;

/// Tells JSON from delimited text by the structure of its beginning: a cell may begin with a
/// bracket, but what follows it is no JSON.
///
/// @param json whether the text is JSON, be it broken further on
/// @param lines whether it is one JSON object per line
/// @param type of the first object, as GeoJSON has it; null without one
record JsonHead(boolean json, boolean lines, @Nullable String type) {
    private static final JsonHead OTHER = new JsonHead(false, false, null);
    private static final int ENOUGH_TOKENS = 4;

    static JsonHead of(byte[] head) throws IOException {
        String text = HeadText.of(head).replace('\u001E', ' ');
        String start = text.stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return OTHER;
        }
        try (JsonParser parser = JsonTokens.factory(Limits.DEFAULT).createParser(start)) {
            return scan(parser, start);
        }
    }

    private static JsonHead scan(JsonParser parser, String text) throws IOException {
        String type = null;
        int tokens = 0;
        long end = -1;
        try {
            for (JsonToken t = parser.nextToken(); t != null; t = parser.nextToken()) {
                tokens++;
                int depth = parser.getParsingContext().getNestingDepth();
                if (depth == 1 && type == null && isType(parser, t)) {
                    type = parser.getText();
                }
                if (depth == 0) {
                    end = parser.currentLocation().getCharOffset();
                    break;
                }
            }
        } catch (JsonEOFException e) {
            return tokens < 2 ? OTHER : new JsonHead(true, false, type(type, text));
        } catch (JsonProcessingException e) {
            boolean begun = tokens >= ENOUGH_TOKENS;
            return begun ? new JsonHead(true, false, type(type, text)) : OTHER;
        }
        return end < 0 ? OTHER : afterFirst(text, (int) end, type);
    }

    private static boolean isType(JsonParser parser, JsonToken token) throws IOException {
        return token == JsonToken.VALUE_STRING && "type".equals(parser.currentName());
    }

    /// What follows the first JSON text decides: nothing on its own line, and the next line
    /// likewise where there is one.
    private static JsonHead afterFirst(String text, int end, @Nullable String type) {
        boolean oneLine = text.substring(0, end).indexOf('\n') < 0;
        int lineEnd = text.indexOf('\n', end);
        String rest = lineEnd < 0 ? text.substring(end) : text.substring(end, lineEnd);
        if (oneLine && !rest.isBlank() && "{[".indexOf(rest.stripLeading().charAt(0)) < 0) {
            return OTHER;
        }
        boolean lines =
                oneLine
                        && text.startsWith("{")
                        && rest.isBlank()
                        && lineEnd >= 0
                        && !text.substring(lineEnd).isBlank();
        return new JsonHead(true, lines, type);
    }

    /// The type stands after the features where a tool sorts names.
    private static @Nullable String type(@Nullable String found, String text) {
        boolean features =
                found == null
                        && text.startsWith("{")
                        && text.contains("\"features\"")
                        && text.contains("\"Feature\"");
        return features ? "FeatureCollection" : found;
    }
}
