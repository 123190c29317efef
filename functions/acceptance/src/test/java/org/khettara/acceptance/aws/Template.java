package org.khettara.acceptance.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The template after the SAM transform, with its nested stacks inlined: each resource by one id,
/// each reference to that id.
record Template(ObjectNode root) {
    private static final JsonMapper JSON = new JsonMapper();

    /// One resource.
    record Resource(String id, String type, JsonNode whole) {
        JsonNode properties() {
            return whole.path("Properties");
        }

        /// A property by its path, as in `A/0/B`; missing when there is none.
        JsonNode at(String path) {
            return properties().at("/" + path);
        }

        String text(String path) {
            return at(path).asText("");
        }
    }

    /// template.yaml, transformed anew.
    static Template transformed() throws IOException, InterruptedException {
        Path target = Files.createTempFile("template-", ".json");
        Python.script(
                Repository.file("functions/acceptance/src/test/python/transform.py"),
                Repository.file("template.yaml").toString(),
                target.toString());
        ObjectNode root = (ObjectNode) JSON.readTree(target.toFile());
        Files.delete(target);
        return new Template(root);
    }

    Template copy() {
        return new Template(root.deepCopy());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    List<Resource> all() {
        var resources = new ArrayList<Resource>();
        root.path("Resources")
                .properties()
                .forEach(e ->
                        resources.add(
                                new Resource(
                                        e.getKey(),
                                        e.getValue().path("Type").asText(),
                                        e.getValue())));
        return resources;
    }

    List<Resource> all(String type) {
        return all().stream().filter(resource -> resource.type().equals(type)).toList();
    }

    Optional<Resource> find(String id) {
        return all().stream().filter(resource -> resource.id().equals(id)).findFirst();
    }

    Resource get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no resource " + id));
    }

    /// The function behind a reference to it or to its alias.
    Optional<Resource> function(JsonNode reference) {
        String id = target(reference);
        return find(id).flatMap(resource ->
                resource.type().equals("AWS::Lambda::Alias")
                        ? function(resource.at("FunctionName"))
                        : Optional.of(resource)
                                .filter(f -> f.type().equals("AWS::Lambda::Function")));
    }

    /// Id of the resource that a Ref, a GetAtt, the first choice of an If, or the first variable of
    /// a Sub names; empty when there is none.
    static String target(JsonNode reference) {
        if (reference.has("Ref")) {
            return reference.path("Ref").asText();
        }
        if (reference.has("Fn::GetAtt")) {
            return reference.path("Fn::GetAtt").path(0).asText();
        }
        return reference.has("Fn::If") ? target(reference.path("Fn::If").path(1)) : "";
    }

    /// A text with references as `${Id}` or `${Id.Attribute}`, whichever way it is written.
    static String text(JsonNode value) {
        if (value.isTextual()) {
            return value.asText();
        }
        if (value.has("Ref")) {
            return "${" + value.path("Ref").asText() + "}";
        }
        if (value.has("Fn::GetAtt")) {
            JsonNode attribute = value.path("Fn::GetAtt");
            return "${" + attribute.path(0).asText() + "." + attribute.path(1).asText() + "}";
        }
        if (value.has("Fn::If")) {
            return text(value.path("Fn::If").path(1));
        }
        JsonNode sub = value.path("Fn::Sub");
        String text = sub.isArray() ? sub.path(0).asText() : sub.asText();
        for (var variable : sub.path(1).properties()) {
            text = text.replace("${" + variable.getKey() + "}", text(variable.getValue()));
        }
        return text;
    }
}
