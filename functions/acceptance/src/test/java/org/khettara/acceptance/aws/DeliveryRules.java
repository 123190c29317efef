package org.khettara.acceptance.aws;

import static org.khettara.acceptance.aws.Rule.violations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.khettara.acceptance.aws.Template.Resource;

/// Nothing that was sent is lost: retries are limited, and end in a dead-letter queue.
final class DeliveryRules {
    static final String QUEUE = "AWS::SQS::Queue";
    static final String EVENT_RULE = "AWS::Events::Rule";
    static final String MAPPING = "AWS::Lambda::EventSourceMapping";
    private static final int FOURTEEN_DAYS = 1_209_600;

    private DeliveryRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule("consumed queues end in dead letters", DeliveryRules::withoutRedrive),
                new Rule("dead letters are kept 14 days", DeliveryRules::forgotten),
                new Rule("messages stay hidden six timeouts long", DeliveryRules::visibleTooSoon),
                new Rule("rules end in dead letters", DeliveryRules::withoutDeadLetters),
                new Rule("rules limit their retries", DeliveryRules::withoutLimits),
                new Rule("streams end in dead letters", t -> streams(t, "/OnFailure/Destination")),
                new Rule(
                        "streams limit their retries",
                        t -> violations(t, MAPPING, m -> !isStream(m) || isLimited(m))),
                new Rule(
                        "mappings take partial answers",
                        t ->
                                violations(
                                        t,
                                        MAPPING,
                                        m ->
                                                m.text("FunctionResponseTypes/0")
                                                        .equals("ReportBatchItemFailures"))),
                new Rule(
                        "queues limit their function's concurrency",
                        t ->
                                violations(
                                        t,
                                        MAPPING,
                                        m ->
                                                isStream(m)
                                                        || m.at("ScalingConfig/MaximumConcurrency")
                                                                        .asInt()
                                                                >= 2)),
                new Rule("mappings call the alias", DeliveryRules::callingLatest),
                new Rule("asynchronous calls end in dead letters", DeliveryRules::lostCalls));
    }

    static boolean isStream(Resource mapping) {
        return mapping.at("EventSourceArn").path("Fn::GetAtt").path(1).asText().equals("StreamArn");
    }

    /// Queues that a function is fed from.
    static List<Resource> consumed(Template template) {
        return template.all(MAPPING).stream()
                .filter(mapping -> !isStream(mapping))
                .map(mapping -> template.get(Template.target(mapping.at("EventSourceArn"))))
                .toList();
    }

    /// Queues that something falls into when it cannot be delivered.
    static Set<String> deadLetters(Template template) {
        var ids = new TreeSet<String>();
        for (Resource queue : template.all(QUEUE)) {
            ids.add(Template.target(queue.at("RedrivePolicy/deadLetterTargetArn")));
        }
        for (Resource rule : template.all(EVENT_RULE)) {
            rule.at("Targets")
                    .forEach(t -> ids.add(Template.target(t.at("/DeadLetterConfig/Arn"))));
        }
        for (Resource mapping : template.all(MAPPING)) {
            ids.add(Template.target(mapping.at("DestinationConfig/OnFailure/Destination")));
        }
        for (Resource config : template.all("AWS::Lambda::EventInvokeConfig")) {
            ids.add(Template.target(config.at("DestinationConfig/OnFailure/Destination")));
        }
        ids.remove("");
        return ids;
    }

    private static List<String> withoutRedrive(Template template) {
        return consumed(template).stream()
                .filter(queue -> {
                    String dead = Template.target(queue.at("RedrivePolicy/deadLetterTargetArn"));
                    return template.find(dead).isEmpty()
                            || queue.at("RedrivePolicy/maxReceiveCount").asInt() < 3;
                })
                .map(Resource::id)
                .toList();
    }

    private static List<String> forgotten(Template template) {
        return deadLetters(template).stream()
                .filter(id ->
                        template.get(id).at("MessageRetentionPeriod").asInt() != FOURTEEN_DAYS)
                .toList();
    }

    private static List<String> visibleTooSoon(Template template) {
        var violations = new ArrayList<String>();
        for (Resource mapping : template.all(MAPPING)) {
            if (!isStream(mapping)) {
                Resource queue = template.get(Template.target(mapping.at("EventSourceArn")));
                int timeout =
                        template.function(mapping.at("FunctionName"))
                                .orElseThrow()
                                .at("Timeout")
                                .asInt();
                if (queue.at("VisibilityTimeout").asInt() < 6 * timeout + 30) {
                    violations.add(queue.id());
                }
            }
        }
        return violations;
    }

    private static List<String> withoutDeadLetters(Template template) {
        return targets(template, target -> !target.at("/DeadLetterConfig/Arn").isMissingNode());
    }

    private static List<String> withoutLimits(Template template) {
        return targets(
                template,
                target ->
                        target.at("/RetryPolicy").has("MaximumEventAgeInSeconds")
                                && target.at("/RetryPolicy").has("MaximumRetryAttempts"));
    }

    private static List<String> targets(
            Template template, java.util.function.Predicate<JsonNode> holds) {
        var violations = new ArrayList<String>();
        for (Resource rule : template.all(EVENT_RULE)) {
            for (JsonNode target : rule.at("Targets")) {
                if (!holds.test(target)) {
                    violations.add(rule.id() + " -> " + target.path("Id").asText());
                }
            }
        }
        return violations;
    }

    private static List<String> streams(Template template, String path) {
        return violations(
                template,
                MAPPING,
                mapping ->
                        !isStream(mapping)
                                || !mapping.at("DestinationConfig").at(path).isMissingNode());
    }

    private static boolean isLimited(Resource mapping) {
        return mapping.at("BisectBatchOnFunctionError").asBoolean()
                && mapping.at("MaximumRetryAttempts").asInt(-1) > 0
                && mapping.at("MaximumRecordAgeInSeconds").asInt(-1) > 0;
    }

    /// A call of the latest code, not of the alias, is one without SnapStart.
    private static List<String> callingLatest(Template template) {
        return violations(
                template,
                MAPPING,
                mapping ->
                        template.find(Template.target(mapping.at("FunctionName")))
                                .filter(f -> f.type().equals("AWS::Lambda::Alias"))
                                .isPresent());
    }

    /// Functions that a rule calls, for which Lambda keeps a queue of its own.
    private static List<String> lostCalls(Template template) {
        var violations = new ArrayList<String>();
        for (Resource rule : template.all(EVENT_RULE)) {
            for (JsonNode target : rule.at("Targets")) {
                template.function(target.path("Arn"))
                        .filter(function -> !isCaught(template, function))
                        .ifPresent(function -> violations.add(function.id()));
            }
        }
        return violations;
    }

    private static boolean isCaught(Template template, Resource function) {
        return template.all("AWS::Lambda::EventInvokeConfig").stream()
                .filter(config -> Template.target(config.at("FunctionName")).equals(function.id()))
                .anyMatch(config ->
                        !config.at("DestinationConfig/OnFailure/Destination").isMissingNode()
                                && config.properties().has("MaximumRetryAttempts"));
    }
}
