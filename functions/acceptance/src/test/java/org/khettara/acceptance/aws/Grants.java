package org.khettara.acceptance.aws;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What a role grants, with the names of the deployed system.
///
/// @param function id in the template
/// @param action as in `s3:GetObject`
/// @param resource an ARN, in which `*` stands for anything
record Grants(String function, String action, String resource) {
    /// What Lambda does with the function's role, the function itself never.
    private static final Set<String> OF_THE_PLATFORM =
            Set.of(
                    "sqs:ReceiveMessage",
                    "sqs:DeleteMessage",
                    "sqs:GetQueueAttributes",
                    "sqs:SendMessage",
                    "dynamodb:DescribeStream",
                    "dynamodb:GetRecords",
                    "dynamodb:GetShardIterator",
                    "dynamodb:ListStreams",
                    "logs:CreateLogStream",
                    "logs:PutLogEvents");

    /// Not asked for by name, or only when something broke.
    private static final Pattern AT_NEED =
            Pattern.compile(
                    String.join(
                            "|",
                            // Decides how S3 answers for an object that is not there.
                            "s3:ListBucket .*",
                            // After a part of a large file could not be sent.
                            "s3:AbortMultipartUpload .*",
                            // For an event without a version id; for what a run that died left.
                            "s3:GetObject .*/(uploads|held)/\\*",
                            // To hash an object that a stranger put in our place.
                            "s3:GetObjectVersion .*/(raw|datasets)/\\*",
                            // To learn how a settlement went whose answer was lost.
                            "dynamodb:GetItem .*-claims",
                            // When another worker has the upload in hand.
                            "sqs:ChangeMessageVisibility .*",
                            // With a key of one's own: by S3, DynamoDB, SQS, SNS in the role's
                            // name.
                            "kms:.*"));

    /// As above, of one function.
    private static final Pattern AT_ITS_NEED =
            Pattern.compile(
                    String.join(
                            "|",
                            // The copies of a release that another person declined meanwhile.
                            "Decide s3:DeleteObject .*/datasets/\\*",
                            // What an approval that broke off has copied already.
                            "Decide s3:GetObject .*/datasets/\\*",
                            // The table of a portal whose last dataset was withdrawn.
                            "Assess s3:DeleteObject .*/assessment/\\*"));

    static List<Grants> of(Template template, String function, Intrinsics names) {
        return Policies.allowed(AccessRules.role(template, template.get(function)))
                .flatMap(s ->
                        Policies.actions(s)
                                .flatMap(action ->
                                        Policies.some(s.path("Resource"))
                                                .map(r ->
                                                        new Grants(
                                                                function, action, names.text(r)))))
                .toList();
    }

    boolean covers(Call call) {
        String pattern = "\\Q" + resource.replace("*", "\\E.*\\Q") + "\\E";
        return action.equals(call.action()) && Pattern.matches(pattern, call.resource());
    }

    /// Whether a function that has it should have used it.
    boolean isForTheCode() {
        String grant = action + " " + resource;
        return !OF_THE_PLATFORM.contains(action)
                && !AT_NEED.matcher(grant).matches()
                && !AT_ITS_NEED.matcher(function + " " + grant).matches();
    }
}
