package org.khettara.acceptance.aws;

import static org.khettara.acceptance.aws.Rule.violations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.khettara.acceptance.aws.Template.Resource;

/// Queues, topics and who may send to them.
final class MessageRules {
    private static final String TOPIC = "AWS::SNS::Topic";

    private MessageRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule(
                        "queues are encrypted",
                        t ->
                                violations(
                                        t,
                                        DeliveryRules.QUEUE,
                                        q ->
                                                q.properties().has("KmsMasterKeyId")
                                                        && q.properties()
                                                                .has("SqsManagedSseEnabled"))),
                new Rule(
                        "topics are encrypted",
                        t ->
                                violations(
                                        t,
                                        TOPIC,
                                        topic -> topic.properties().has("KmsMasterKeyId"))),
                new Rule(
                        "queues refuse all but TLS",
                        t ->
                                violations(
                                        t,
                                        DeliveryRules.QUEUE,
                                        q ->
                                                statements(t, q, "Queues")
                                                        .anyMatch(Policies::deniesPlainText))),
                new Rule(
                        "topics refuse all but TLS",
                        t ->
                                violations(
                                        t,
                                        TOPIC,
                                        q ->
                                                statements(t, q, "Topics")
                                                        .anyMatch(Policies::deniesPlainText))),
                new Rule("rules may send to their queues", MessageRules::shutOut),
                new Rule("uploads start by their prefix alone", MessageRules::unfiltered));
    }

    private static Stream<JsonNode> statements(Template template, Resource to, String field) {
        return Stream.concat(
                        template.all("AWS::SQS::QueuePolicy").stream(),
                        template.all("AWS::SNS::TopicPolicy").stream())
                .filter(policy ->
                        Policies.elements(policy.at(field))
                                .anyMatch(r -> Template.target(r).equals(to.id())))
                .flatMap(policy -> Policies.statements(policy.at("PolicyDocument")));
    }

    /// A rule whose queue does not admit it loses every event, and its dead letters too.
    private static List<String> shutOut(Template template) {
        var violations = new ArrayList<String>();
        for (Resource rule : template.all(DeliveryRules.EVENT_RULE)) {
            for (JsonNode target : rule.at("Targets")) {
                for (JsonNode arn :
                        List.of(target.path("Arn"), target.at("/DeadLetterConfig/Arn"))) {
                    template.find(Template.target(arn))
                            .filter(to -> to.type().equals(DeliveryRules.QUEUE))
                            .filter(queue -> !admits(template, queue, rule))
                            .ifPresent(queue -> violations.add(rule.id() + " -> " + queue.id()));
                }
            }
        }
        return violations;
    }

    private static boolean admits(Template template, Resource queue, Resource rule) {
        String name = Template.text(rule.at("Name"));
        return statements(template, queue, "Queues")
                .filter(s -> s.path("Effect").asText().equals("Allow"))
                .filter(s -> s.at("/Principal/Service").asText().equals("events.amazonaws.com"))
                .map(s -> Template.text(s.at("/Condition/ArnEquals").path("aws:SourceArn")))
                .anyMatch(arn ->
                        arn.equals("${" + rule.id() + ".Arn}") || arn.endsWith("rule/" + name));
    }

    private static List<String> unfiltered(Template template) {
        return violations(
                template,
                DeliveryRules.EVENT_RULE,
                rule ->
                        !rule.text("EventPattern/source/0").equals("aws.s3")
                                || (rule.at("EventPattern/detail/object/key/0/prefix")
                                                .asText()
                                                .equals("uploads/")
                                        && rule.at("EventPattern/detail/bucket/name").size() == 1));
    }
}
