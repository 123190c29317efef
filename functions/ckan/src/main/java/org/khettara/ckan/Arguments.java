package org.khettara.ckan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The arguments of a call: of a query string, all texts, or of a JSON body. CKAN takes both for
/// every action that reads.
public final class Arguments {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int MOST = 1_000_000_000;

    private final ObjectNode values;

    private Arguments(ObjectNode values) {
        this.values = values;
    }

    public static Arguments ofQuery(Map<String, String> query) {
        ObjectNode values = MAPPER.createObjectNode();
        query.forEach(values::put);
        return new Arguments(values);
    }

    /// @throws IllegalArgumentException when it is no JSON object
    public static Arguments ofJson(String body) {
        try {
            if (body.isBlank()) {
                return new Arguments(MAPPER.createObjectNode());
            }
            if (MAPPER.readTree(body) instanceof ObjectNode object) {
                return new Arguments(object);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Error decoding JSON data", e);
        }
        throw new IllegalArgumentException(
                "Request data JSON decoded to something other than a dictionary");
    }

    Set<String> names() {
        var names = new TreeSet<String>();
        values.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /// Null when it is not given, or empty.
    @Nullable String text(String name) {
        JsonNode value = values.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        String text = value.isValueNode() ? value.asText() : value.toString();
        return text.isEmpty() ? null : text;
    }

    String needed(String name) throws ApiException {
        String text = text(name);
        if (text == null) {
            throw ApiException.invalid(name, "Missing value");
        }
        return text;
    }

    int natural(String name, int without) throws ApiException {
        String text = text(name);
        if (text == null) {
            return without;
        }
        if (!text.matches("-?\\d{1,12}")) {
            throw ApiException.invalid(name, "Invalid integer");
        }
        long number = Long.parseLong(text);
        if (number < 0) {
            throw ApiException.invalid(name, "Must be a natural number");
        }
        return (int) Math.min(number, MOST);
    }

    boolean truth(String name, boolean without) {
        String text = text(name);
        return text == null
                ? without
                : Set.of("true", "yes", "t", "y", "1").contains(text.toLowerCase(Locale.ROOT));
    }

    /// A list: JSON, or texts between commas.
    List<String> list(String name) throws ApiException {
        JsonNode value = json(name);
        var list = new ArrayList<String>();
        if (value != null && value.isArray()) {
            value.forEach(one -> list.add(one.asText()));
        } else if (value != null) {
            for (String one : value.asText().split(",", -1)) {
                if (!one.isBlank()) {
                    list.add(one.strip());
                }
            }
        }
        return list;
    }

    /// An object; without members when it is not given.
    ObjectNode object(String name) throws ApiException {
        return switch (json(name)) {
            case null -> MAPPER.createObjectNode();
            case ObjectNode object -> object;
            default -> throw ApiException.invalid(name, "Cannot parse JSON");
        };
    }

    /// Of a query string, what looks like JSON is read as such.
    private @Nullable JsonNode json(String name) throws ApiException {
        JsonNode value = values.get(name);
        if (value == null || text(name) == null) {
            return null;
        }
        if (!value.isTextual() || !value.asText().matches("(?s)\\s*[\\[{].*")) {
            return value;
        }
        try {
            return MAPPER.readTree(value.asText());
        } catch (JsonProcessingException e) {
            throw ApiException.invalid(name, "Cannot parse JSON");
        }
    }
}
