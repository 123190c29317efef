package org.khettara.formats;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.khettara.engine.Refusal;

/// Flattens nested objects to dotted names; arrays stay JSON text. A record that is no object is
/// the one field `value`.
///
/// @param texts false where only the names are wanted
record NestedFields(boolean texts) implements RecordShape {
    private static final String BARE = "value";

    @Override
    public void flatten(JsonToken value, JsonTokens tokens, RecordRow row)
            throws IOException, Refusal {
        put(value == JsonToken.START_OBJECT ? "" : BARE, value, tokens, row);
    }

    /// @param path of the current value; empty for the record itself
    void put(String path, JsonToken value, JsonTokens tokens, RecordRow row)
            throws IOException, Refusal {
        if (value != JsonToken.START_OBJECT) {
            row.put(path, text(value, tokens));
            return;
        }
        boolean none = true;
        for (JsonToken t = tokens.inside(); t != JsonToken.END_OBJECT; t = tokens.inside()) {
            String name = tokens.name();
            none = false;
            put(path.isEmpty() ? name : path + Fields.INSIDE + name, tokens.inside(), tokens, row);
        }
        if (none && !path.isEmpty()) {
            row.put(path, null);
        }
    }

    private @org.jspecify.annotations.Nullable String text(JsonToken value, JsonTokens tokens)
            throws IOException, Refusal {
        if (texts) {
            return value.isStructStart() ? tokens.json() : tokens.scalar();
        }
        tokens.skip();
        return null;
    }
}
