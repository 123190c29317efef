package org.khettara.acceptance.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.khettara.acceptance.aws.Template.Resource;

/// What can go wrong is told, with what to do.
final class AlarmRules {
    private static final String ALARM = "AWS::CloudWatch::Alarm";
    private static final String RUNBOOK = "infra/runbook.md#";

    private AlarmRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule(
                        "dead letters raise an alarm",
                        t ->
                                silent(
                                        t,
                                        DeliveryRules.deadLetters(t),
                                        "ApproximateNumberOfMessagesVisible")),
                new Rule(
                        "old messages raise an alarm",
                        t ->
                                silent(
                                        t,
                                        DeliveryRules.consumed(t).stream()
                                                .map(Resource::id)
                                                .collect(Collectors.toSet()),
                                        "ApproximateAgeOfOldestMessage")),
                new Rule("errors raise an alarm", t -> silent(t, functions(t), "Errors")),
                new Rule("throttles raise an alarm", t -> silent(t, functions(t), "Throttles")),
                new Rule("a late stream raises an alarm", AlarmRules::lateStreams),
                new Rule("failing rules raise an alarm", AlarmRules::failingRules),
                new Rule("alarms say what to do", AlarmRules::mute));
    }

    private static Set<String> functions(Template template) {
        return template.all(FunctionRules.FUNCTION).stream()
                .map(Resource::id)
                .collect(Collectors.toSet());
    }

    /// Those resources for which no alarm watches the metric.
    private static List<String> silent(Template template, Set<String> ids, String metric) {
        return ids.stream().filter(id -> !isWatched(template, id, metric)).toList();
    }

    private static boolean isWatched(Template template, String id, String metric) {
        return template.all(ALARM).stream()
                .filter(alarm -> alarm.text("MetricName").equals(metric))
                .anyMatch(alarm ->
                        Policies.elements(alarm.at("Dimensions"))
                                .anyMatch(d ->
                                        isNamed(template, id, Template.text(d.path("Value")))));
    }

    /// By a reference, or by the name that the template gives the resource.
    private static boolean isNamed(Template template, String id, String text) {
        String name = Template.text(template.get(id).at("Name"));
        return text.equals("${" + id + "}")
                || text.startsWith("${" + id + ".")
                || (!name.isEmpty() && text.equals(name));
    }

    private static List<String> lateStreams(Template template) {
        var late = new ArrayList<String>();
        for (Resource mapping : template.all(DeliveryRules.MAPPING)) {
            if (DeliveryRules.isStream(mapping)) {
                String function = template.function(mapping.at("FunctionName")).orElseThrow().id();
                late.addAll(silent(template, Set.of(function), "IteratorAge"));
            }
        }
        return late;
    }

    private static List<String> failingRules(Template template) {
        Set<String> rules =
                template.all(DeliveryRules.EVENT_RULE).stream()
                        .map(Resource::id)
                        .collect(Collectors.toSet());
        return silent(template, rules, "FailedInvocations");
    }

    private static List<String> mute(Template template) {
        Set<String> sections = sections();
        return template.all(ALARM).stream()
                .filter(alarm -> {
                    String description = alarm.text("AlarmDescription");
                    return !description.startsWith(RUNBOOK)
                            || !sections.contains(description.substring(RUNBOOK.length()));
                })
                .map(Resource::id)
                .toList();
    }

    private static Set<String> sections() {
        try {
            return Files.readAllLines(Repository.file("infra/runbook.md")).stream()
                    .filter(line -> line.startsWith("## "))
                    .map(line ->
                            line.substring(3).strip().toLowerCase(Locale.ROOT).replace(' ', '-'))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
