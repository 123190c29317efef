package org.khettara.acceptance.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Evaluates what a template says, as CloudFormation does. A resource is made when it is first
/// referred to, so that the template's own references give the order.
final class Intrinsics {
    static final String ACCOUNT = "123456789012";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");

    private final Template template;
    private final Map<String, String> parameters = new HashMap<>();
    private final Function<Template.Resource, Map<String, String>> maker;
    private final Map<String, Map<String, String>> made = new HashMap<>();

    /// @param given values of parameters, in place of their defaults
    /// @param maker makes a resource; answers with its attributes, `Ref` among them
    Intrinsics(
            Template template,
            Map<String, String> given,
            Function<Template.Resource, Map<String, String>> maker) {
        this.template = template;
        this.maker = maker;
        template.root()
                .path("Parameters")
                .properties()
                .forEach(p -> parameters.put(p.getKey(), p.getValue().path("Default").asText("")));
        parameters.putAll(given);
        parameters.put("AWS::Region", "eu-west-3");
        parameters.put("AWS::AccountId", ACCOUNT);
        parameters.put("AWS::Partition", "aws");
        parameters.put("AWS::NoValue", "");
    }

    /// The value as text; empty when there is none.
    String text(JsonNode value) {
        if (value.has("Ref")) {
            return ref(value.path("Ref").asText());
        }
        if (value.has("Fn::GetAtt")) {
            JsonNode path = value.path("Fn::GetAtt");
            return attribute(path.path(0).asText(), path.path(1).asText());
        }
        if (value.has("Fn::If")) {
            JsonNode choice = value.path("Fn::If");
            return text(choice.path(holds(choice.path(0).asText()) ? 1 : 2));
        }
        return value.has("Fn::Sub") ? substituted(value.path("Fn::Sub")) : value.asText("");
    }

    /// The value with every reference in it evaluated.
    JsonNode resolved(JsonNode value) {
        if (value.isObject()) {
            boolean intrinsic =
                    value.has("Ref")
                            || value.has("Fn::GetAtt")
                            || value.has("Fn::Sub")
                            || value.has("Fn::If");
            if (intrinsic) {
                return com.fasterxml.jackson.databind.node.TextNode.valueOf(text(value));
            }
            var object = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            value.properties().forEach(e -> object.set(e.getKey(), resolved(e.getValue())));
            return object;
        }
        if (value.isArray()) {
            var array = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.arrayNode();
            value.forEach(element -> array.add(resolved(element)));
            return array;
        }
        return value;
    }

    String ref(String name) {
        String parameter = parameters.get(name);
        return parameter != null ? parameter : attribute(name, "Ref");
    }

    String attribute(String id, String attribute) {
        Map<String, String> attributes = made.get(id);
        if (attributes == null) {
            attributes = maker.apply(template.get(id));
            made.put(id, attributes);
        }
        String value = attributes.get(attribute);
        if (value == null) {
            throw new IllegalStateException("%s has no %s here".formatted(id, attribute));
        }
        return value;
    }

    /// Whether a resource is to be made at all.
    boolean holds(Template.Resource resource) {
        String condition = resource.whole().path("Condition").asText("");
        return condition.isEmpty() || holds(condition);
    }

    private boolean holds(String condition) {
        return isTrue(template.root().path("Conditions").path(condition));
    }

    private boolean isTrue(JsonNode condition) {
        if (condition.has("Fn::Not")) {
            return !isTrue(condition.path("Fn::Not").path(0));
        }
        JsonNode equal = condition.path("Fn::Equals");
        if (equal.size() != 2) {
            throw new IllegalStateException("cannot evaluate " + condition);
        }
        return text(equal.path(0)).equals(text(equal.path(1)));
    }

    private String substituted(JsonNode sub) {
        String pattern = sub.isArray() ? sub.path(0).asText() : sub.asText();
        var text = new StringBuilder();
        Matcher variable = VARIABLE.matcher(pattern);
        while (variable.find()) {
            variable.appendReplacement(
                    text, Matcher.quoteReplacement(variable(variable.group(1), sub.path(1))));
        }
        return variable.appendTail(text).toString();
    }

    private String variable(String name, JsonNode own) {
        if (own.has(name)) {
            return text(own.path(name));
        }
        int dot = name.indexOf('.');
        return dot < 0 ? ref(name) : attribute(name.substring(0, dot), name.substring(dot + 1));
    }
}
