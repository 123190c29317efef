package org.khettara.formats;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.khettara.engine.Refusal;

/// What the fields of one JSON record are.
interface RecordShape {
    /// Puts the current value into the row; afterwards the tokens stand at the value's end.
    void flatten(JsonToken value, JsonTokens tokens, RecordRow row) throws IOException, Refusal;
}
