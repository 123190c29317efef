package org.khettara.acceptance.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.khettara.acceptance.aws.Template.Resource;

/// Reads IAM policies.
final class Policies {
    private Policies() {}

    /// The statements of a document, those that depend on a condition too.
    static Stream<JsonNode> statements(JsonNode document) {
        JsonNode statements = document.path("Statement");
        return (statements.isArray() ? elements(statements) : Stream.of(statements))
                .flatMap(s -> s.has("Fn::If") ? elements(s.path("Fn::If")).skip(1) : Stream.of(s))
                .filter(s -> s.has("Effect"));
    }

    /// What a role is allowed.
    static Stream<JsonNode> allowed(Resource role) {
        return elements(role.at("Policies"))
                .flatMap(policy -> statements(policy.path("PolicyDocument")))
                .filter(s -> s.path("Effect").asText().equals("Allow"));
    }

    static Stream<String> actions(JsonNode statement) {
        return some(statement.path("Action")).map(JsonNode::asText);
    }

    /// The statement's resources as texts with `${Id}` in place of references.
    static Stream<String> resources(JsonNode statement) {
        return some(statement.path("Resource")).map(Template::text);
    }

    static boolean deniesPlainText(JsonNode statement) {
        return statement.path("Effect").asText().equals("Deny")
                && statement.path("Principal").asText().equals("*")
                && statement.at("/Condition/Bool/aws:SecureTransport").asText().equals("false");
    }

    static boolean allows(Resource role, String action, String resource) {
        return allowed(role)
                .filter(s -> actions(s).anyMatch(action::equals))
                .flatMap(Policies::resources)
                .anyMatch(resource::equals);
    }

    /// The elements of a list, or the one value that stands for a list of one.
    static Stream<JsonNode> some(JsonNode value) {
        return value.isArray() ? elements(value) : Stream.of(value);
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
