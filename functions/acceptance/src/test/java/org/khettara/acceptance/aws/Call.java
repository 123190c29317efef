package org.khettara.acceptance.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// An AWS request as IAM sees it (Service Authorization Reference).
///
/// @param action as in `s3:GetObject`
/// @param resource its ARN
record Call(String action, String resource) {
    private static final Pattern SERVICE =
            Pattern.compile("Credential=[^/]+/\\d+/[^/]+/([a-z0-9]+)/");
    private static final String PLACE = ":eu-west-3:" + Intrinsics.ACCOUNT + ":";

    /// What a request over HTTP asks for; a transaction asks for several things.
    ///
    /// @param target the header `X-Amz-Target`; empty when there is none
    static List<Call> of(String method, URI uri, String authorization, String target, byte[] body) {
        Matcher service = SERVICE.matcher(authorization);
        if (!service.find()) {
            throw new IllegalArgumentException("not signed: %s %s".formatted(method, uri));
        }
        String name = target.substring(target.indexOf('.') + 1);
        return switch (service.group(1)) {
            case "s3" -> List.of(s3(method, uri));
            case "dynamodb" -> dynamo(name, json(body));
            case "sqs" -> List.of(sqs(name, json(body)));
            case "events" ->
                    Policies.elements(json(body).path("Entries"))
                            .map(e ->
                                    new Call(
                                            "events:" + name,
                                            "arn:aws:events%sevent-bus/%s"
                                                    .formatted(
                                                            PLACE,
                                                            e.path("EventBusName").asText())))
                            .toList();
            case "sns" -> List.of(sns(new String(body, StandardCharsets.UTF_8)));
            default -> throw new IllegalArgumentException(service.group(1));
        };
    }

    private static Call s3(String method, URI uri) {
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        String path = uri.getPath().substring(1);
        String action =
                switch (method) {
                    case "GET", "HEAD" ->
                            query.contains("versionId=") ? "GetObjectVersion" : "GetObject";
                    case "DELETE" ->
                            query.contains("uploadId=") ? "AbortMultipartUpload" : "DeleteObject";
                    default -> "PutObject";
                };
        return new Call(
                "s3:" + (path.indexOf('/') < 0 ? "ListBucket" : action), "arn:aws:s3:::" + path);
    }

    private static List<Call> dynamo(String name, JsonNode body) {
        if (name.equals("TransactWriteItems")) {
            return Policies.elements(body.path("TransactItems"))
                    .flatMap(item ->
                            item.propertyStream()
                                    .map(e ->
                                            new Call(
                                                    "dynamodb:%sItem".formatted(e.getKey()),
                                                    table(e.getValue()))))
                    .toList();
        }
        String index = body.path("IndexName").asText("");
        return List.of(
                new Call(
                        "dynamodb:" + name,
                        table(body) + (index.isEmpty() ? "" : "/index/" + index)));
    }

    private static String table(JsonNode request) {
        return "arn:aws:dynamodb%stable/%s".formatted(PLACE, request.path("TableName").asText());
    }

    private static Call sqs(String name, JsonNode body) {
        String url = body.path("QueueUrl").asText();
        return new Call(
                "sqs:" + name, "arn:aws:sqs" + PLACE + url.substring(url.lastIndexOf('/') + 1));
    }

    private static Call sns(String form) {
        return new Call("sns:" + field(form, "Action"), field(form, "TopicArn"));
    }

    private static String field(String form, String name) {
        return Stream.of(form.split("&", -1))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair ->
                        URLDecoder.decode(
                                pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    private static JsonNode json(byte[] body) {
        return Template.json(new String(body, StandardCharsets.UTF_8));
    }
}
