package org.khettara.acceptance.aws;

import static org.khettara.acceptance.aws.Rule.violations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.khettara.acceptance.aws.Template.Resource;

/// Buckets and tables.
final class StorageRules {
    static final String BUCKET = "AWS::S3::Bucket";
    static final String TABLE = "AWS::DynamoDB::Table";
    private static final List<String> PRIVACY =
            List.of(
                    "BlockPublicAcls",
                    "BlockPublicPolicy",
                    "IgnorePublicAcls",
                    "RestrictPublicBuckets");

    private StorageRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule(
                        "buckets are private", t -> violations(t, BUCKET, StorageRules::isPrivate)),
                new Rule(
                        "buckets are versioned",
                        t ->
                                violations(
                                        t,
                                        BUCKET,
                                        b ->
                                                b.text("VersioningConfiguration/Status")
                                                        .equals("Enabled"))),
                new Rule(
                        "buckets are encrypted",
                        t -> violations(t, BUCKET, StorageRules::isEncrypted)),
                new Rule(
                        "buckets drop orphan uploads",
                        t -> violations(t, BUCKET, StorageRules::dropsOrphans)),
                new Rule(
                        "buckets have no ACLs",
                        t ->
                                violations(
                                        t,
                                        BUCKET,
                                        b ->
                                                b.text("OwnershipControls/Rules/0/ObjectOwnership")
                                                        .equals("BucketOwnerEnforced"))),
                new Rule(
                        "buckets refuse all but TLS",
                        t -> violations(t, BUCKET, b -> isTlsOnly(t, b))),
                new Rule("releases are create-only", StorageRules::replaceable),
                new Rule("output is no trigger", StorageRules::triggers),
                new Rule(
                        "tables can be restored",
                        t ->
                                violations(
                                        t,
                                        TABLE,
                                        b ->
                                                b.at(
                                                                        "PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                                                                .asBoolean()
                                                        && b.at("DeletionProtectionEnabled")
                                                                .asBoolean())),
                new Rule(
                        "tables are encrypted",
                        t ->
                                violations(
                                        t,
                                        TABLE,
                                        b -> b.at("SSESpecification/SSEEnabled").asBoolean())),
                new Rule(
                        "tables are paid by use",
                        t ->
                                violations(
                                        t,
                                        TABLE,
                                        b -> b.text("BillingMode").equals("PAY_PER_REQUEST"))),
                new Rule("what is kept outlives the stack", StorageRules::deletable));
    }

    private static boolean isPrivate(Resource bucket) {
        return PRIVACY.stream()
                .allMatch(part -> bucket.at("PublicAccessBlockConfiguration/" + part).asBoolean());
    }

    private static boolean isEncrypted(Resource bucket) {
        return !bucket.at(
                        "BucketEncryption/ServerSideEncryptionConfiguration/0/ServerSideEncryptionByDefault/SSEAlgorithm")
                .isMissingNode();
    }

    private static boolean dropsOrphans(Resource bucket) {
        for (JsonNode rule : bucket.at("LifecycleConfiguration/Rules")) {
            int days = rule.at("/AbortIncompleteMultipartUpload/DaysAfterInitiation").asInt(9999);
            if (rule.path("Status").asText().equals("Enabled") && days <= 1) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTlsOnly(Template template, Resource bucket) {
        return statements(template, bucket)
                .anyMatch(s -> Policies.deniesPlainText(s) && s.path("Resource").size() == 2);
    }

    private static Stream<JsonNode> statements(Template template, Resource bucket) {
        return template.all("AWS::S3::BucketPolicy").stream()
                .filter(policy -> Template.target(policy.at("Bucket")).equals(bucket.id()))
                .flatMap(policy -> Policies.statements(policy.at("PolicyDocument")));
    }

    /// S3 itself refuses to replace a release, and the bytes it was made from.
    private static List<String> replaceable(Template template) {
        var violations = new ArrayList<String>();
        require(template, "KHETTARA_PUBLISHED_BUCKET", "datasets/*", violations);
        require(template, "KHETTARA_PUBLISHED_BUCKET", "activities/*", violations);
        require(template, "KHETTARA_RAW_BUCKET", "raw/*", violations);
        require(template, "KHETTARA_RAW_BUCKET", "reports/*", violations);
        return violations;
    }

    private static void require(
            Template template, String variable, String keys, List<String> violations) {
        String bucket = bucketOf(template, variable);
        boolean required =
                template.find(bucket).stream()
                        .flatMap(b -> statements(template, b))
                        .anyMatch(s ->
                                s.path("Effect").asText().equals("Deny")
                                        && s.at("/Condition/Null/s3:if-none-match")
                                                .asText()
                                                .equals("true")
                                        && Policies.resources(s)
                                                .anyMatch(r -> r.endsWith("/" + keys)));
        if (!required) {
            violations.add(bucket + "/" + keys);
        }
    }

    /// The bucket that a function is told of by a variable.
    static String bucketOf(Template template, String variable) {
        return template.all("AWS::Lambda::Function").stream()
                .map(f -> f.at("Environment/Variables/" + variable))
                .filter(value -> !value.isMissingNode())
                .map(Template::target)
                .findFirst()
                .orElse("");
    }

    private static List<String> triggers(Template template) {
        String upload = bucketOf(template, "KHETTARA_UPLOAD_BUCKET");
        return template.all(BUCKET).stream()
                .filter(bucket -> bucket.properties().has("NotificationConfiguration"))
                .map(Resource::id)
                .filter(id -> !id.equals(upload))
                .toList();
    }

    private static List<String> deletable(Template template) {
        return Stream.concat(template.all(BUCKET).stream(), template.all(TABLE).stream())
                .filter(r ->
                        !r.whole().path("DeletionPolicy").asText().equals("Retain")
                                || !r.whole().path("UpdateReplacePolicy").asText().equals("Retain"))
                .map(Resource::id)
                .toList();
    }
}
