package org.khettara.acceptance.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A template with one thing wrong: a case of mutations.json.
///
/// @param rule name of the rule that must refuse it
/// @param path of what is wrong, from the resource's id on
/// @param value what stands there instead; null when it is taken away
record Mutation(String name, String rule, String path, @Nullable JsonNode value) {
    private static final String CASES = "functions/acceptance/src/test/resources/mutations.json";

    static List<Mutation> all() throws IOException {
        return Policies.elements(Template.json(Files.readString(Repository.file(CASES))))
                .map(c ->
                        new Mutation(
                                c.path("name").asText(),
                                c.path("refusedBy").asText(),
                                c.path(c.has("set") ? "set" : "remove").asText(),
                                c.get("to")))
                .toList();
    }

    Template of(Template template) {
        Template mutated = template.copy();
        String whole = "/Resources/" + path;
        int last = whole.lastIndexOf('/');
        JsonNode parent = mutated.root().at(whole.substring(0, last));
        String field = whole.substring(last + 1);
        JsonNode before =
                switch (parent) {
                    case ObjectNode object ->
                            value == null ? object.remove(field) : object.replace(field, value);
                    case ArrayNode array -> {
                        int index = Integer.parseInt(field);
                        yield value == null ? array.remove(index) : array.set(index, value);
                    }
                    default ->
                            throw new IllegalStateException(
                                    "%s: nothing at %s".formatted(name, path));
                };
        if (value == null && before == null) {
            throw new IllegalStateException("%s: nothing at %s".formatted(name, path));
        }
        return mutated;
    }

    @Override
    public String toString() {
        return name;
    }
}
