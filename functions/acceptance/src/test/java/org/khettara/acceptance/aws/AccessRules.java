package org.khettara.acceptance.aws;

import static org.khettara.acceptance.aws.Rule.violations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.khettara.acceptance.aws.Template.Resource;

/// What functions may do: what their code calls, on what it calls it on.
final class AccessRules {
    private static final String ROLE = "AWS::IAM::Role";

    /// A `*` only stands for the keys below a prefix, or for the streams of one table.
    private static final Pattern PRECISE =
            Pattern.compile(
                    "[^*]+|arn:\\$\\{AWS::Partition}:s3:::\\$\\{\\w+}/[a-z]+/\\*|\\$\\{\\w+\\.Arn}/stream/\\*");

    private static final Pattern PLACE =
            Pattern.compile("\\b\\d{12}\\b|\\b[a-z]{2}-(?:gov-)?[a-z]+-\\d\\b");

    private AccessRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule("no wildcard actions", AccessRules::wildActions),
                new Rule("no wildcard resources", AccessRules::wildResources),
                new Rule(
                        "no managed policies",
                        t -> violations(t, ROLE, r -> !r.properties().has("ManagedPolicyArns"))),
                new Rule("each function has a role of its own", AccessRules::shared),
                new Rule("no function writes uploads", AccessRules::writers),
                new Rule("what people give is not written", AccessRules::overwriting),
                new Rule("a missing object is not found", AccessRules::forbidden),
                new Rule("functions may read what feeds them", AccessRules::starving),
                new Rule("failures may be parked", AccessRules::unparked),
                new Rule("no region or account is named", AccessRules::places),
                new Rule("names begin with the prefix", AccessRules::names));
    }

    private static List<String> wildActions(Template template) {
        return violations(
                template,
                ROLE,
                role ->
                        Policies.allowed(role)
                                .flatMap(Policies::actions)
                                .noneMatch(a -> a.contains("*")));
    }

    private static List<String> wildResources(Template template) {
        return violations(
                template,
                ROLE,
                role ->
                        Policies.allowed(role)
                                .flatMap(Policies::resources)
                                .allMatch(r -> PRECISE.matcher(r).matches()));
    }

    private static List<String> shared(Template template) {
        var seen = new java.util.HashSet<String>();
        return violations(
                template,
                FunctionRules.FUNCTION,
                function -> seen.add(Template.target(function.at("Role"))));
    }

    /// What a function writes can never start one.
    private static List<String> writers(Template template) {
        String upload = StorageRules.bucketOf(template, "KHETTARA_UPLOAD_BUCKET");
        return violations(
                template,
                ROLE,
                role -> written(role).noneMatch(r -> r.contains("${" + upload + "}")));
    }

    /// Rules, register and inventories lie beside what an assessment keeps for itself.
    private static List<String> overwriting(Template template) {
        String raw = StorageRules.bucketOf(template, "KHETTARA_RAW_BUCKET");
        String given = "arn:${AWS::Partition}:s3:::${%s}/assessment/rules.yaml".formatted(raw);
        return violations(
                template,
                ROLE,
                role ->
                        written(role)
                                .noneMatch(r ->
                                        given.matches("\\Q" + r.replace("*", "\\E.*\\Q") + "\\E")));
    }

    /// What a role may write to in S3.
    private static Stream<String> written(Resource role) {
        return Policies.allowed(role)
                .filter(s ->
                        Policies.actions(s).anyMatch(a -> a.matches("s3:(Put|Delete|Restore).*")))
                .flatMap(Policies::resources);
    }

    /// Without s3:ListBucket, S3 answers 403 for an object that is not there (S3 API reference,
    /// "HeadObject"), and the object store takes that for a broken platform.
    private static List<String> forbidden(Template template) {
        return violations(
                template,
                ROLE,
                role ->
                        Policies.allowed(role)
                                .filter(s -> Policies.actions(s).anyMatch("s3:GetObject"::equals))
                                .flatMap(Policies::resources)
                                .map(r -> r.substring(0, r.indexOf('/')))
                                .allMatch(
                                        bucket -> Policies.allows(role, "s3:ListBucket", bucket)));
    }

    private static List<String> starving(Template template) {
        var violations = new ArrayList<String>();
        for (Resource mapping : template.all(DeliveryRules.MAPPING)) {
            Resource role =
                    role(template, template.function(mapping.at("FunctionName")).orElseThrow());
            Set<String> needed =
                    DeliveryRules.isStream(mapping)
                            ? Set.of(
                                    "dynamodb:DescribeStream",
                                    "dynamodb:GetRecords",
                                    "dynamodb:GetShardIterator")
                            : Set.of(
                                    "sqs:ReceiveMessage",
                                    "sqs:DeleteMessage",
                                    "sqs:GetQueueAttributes");
            String source = Template.text(mapping.at("EventSourceArn"));
            needed.stream()
                    .filter(action -> !Policies.allows(role, action, source))
                    .forEach(action -> violations.add(role.id() + " " + action + " " + source));
        }
        return violations;
    }

    private static List<String> unparked(Template template) {
        var violations = new ArrayList<String>();
        for (String type : List.of(DeliveryRules.MAPPING, "AWS::Lambda::EventInvokeConfig")) {
            for (Resource resource : template.all(type)) {
                JsonNode queue = resource.at("DestinationConfig/OnFailure/Destination");
                if (!queue.isMissingNode()) {
                    Resource role =
                            role(
                                    template,
                                    template.function(resource.at("FunctionName")).orElseThrow());
                    if (!Policies.allows(role, "sqs:SendMessage", Template.text(queue))) {
                        violations.add(resource.id());
                    }
                }
            }
        }
        return violations;
    }

    static Resource role(Template template, Resource function) {
        return template.get(Template.target(function.at("Role")));
    }

    private static List<String> places(Template template) {
        return template.all().stream()
                .filter(resource -> PLACE.matcher(resource.whole().toString()).find())
                .map(Resource::id)
                .toList();
    }

    private static List<String> names(Template template) {
        var violations = new ArrayList<String>();
        for (Resource resource : template.all()) {
            for (String field :
                    List.of(
                            "BucketName",
                            "TableName",
                            "QueueName",
                            "TopicName",
                            "RoleName",
                            "AlarmName")) {
                JsonNode name = resource.at(field);
                if (!name.isMissingNode() && !Template.text(name).startsWith("${NamePrefix}-")) {
                    violations.add(resource.id());
                }
            }
        }
        return violations;
    }
}
