package org.khettara.ckan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import org.khettara.core.document.Json;

/// What a real CKAN 2.12 answered; `src/test/python/record.py` makes the files anew.
record Recorded(int status, String contentType, String body) {
    private static final JsonMapper MAPPER = new JsonMapper();

    static Recorded of(String name) throws IOException {
        String file = "recorded/" + name + ".json";
        try (InputStream in = Recorded.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing");
            }
            return Json.read(in, Recorded.class);
        }
    }

    JsonNode json() throws IOException {
        return MAPPER.readTree(body);
    }

    JsonNode result() throws IOException {
        return json().path("result");
    }
}
