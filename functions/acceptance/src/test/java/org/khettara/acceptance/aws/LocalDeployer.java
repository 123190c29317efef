package org.khettara.acceptance.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Deploys the transformed template into an emulator. The wiring under test is the template's: no
/// test creates a queue, a rule or a table of its own, or knows a name.
final class LocalDeployer {
    private static final Set<String> MADE =
            Set.of(
                    "AWS::S3::Bucket",
                    "AWS::SQS::Queue",
                    "AWS::DynamoDB::Table",
                    "AWS::Events::EventBus",
                    "AWS::SNS::Topic");

    private LocalDeployer() {}

    /// A function, ready to be run.
    ///
    /// @param folder its packaged code, below the root of the repository
    record Function(
            String id,
            String folder,
            String handler,
            int timeout,
            Map<String, String> environment) {}

    /// What feeds a function.
    ///
    /// @param source ARN of the stream, or URL of the queue
    record Mapping(String function, boolean isStream, String source, JsonNode properties) {
        int batchSize() {
            return properties.path("BatchSize").asInt();
        }
    }

    /// The system as it stands in the emulator.
    record Deployed(Map<String, Function> functions, List<Mapping> mappings, Intrinsics names) {
        Function function(String id) {
            Function function = functions.get(id);
            if (function == null) {
                throw new IllegalArgumentException("no function " + id);
            }
            return function;
        }

        Mapping mapping(String function) {
            return mappings.stream()
                    .filter(m -> m.function().equals(function))
                    .findFirst()
                    .orElseThrow();
        }

        /// What a resource is called, by its id.
        String name(String id) {
            return names.ref(id);
        }
    }

    static Deployed deploy(Template template, Clients aws, String prefix) {
        var resources = new EmulatedResources(aws);
        var names = new Intrinsics[1];
        names[0] =
                new Intrinsics(
                        template,
                        Map.of("NamePrefix", prefix, "BaseUrl", "https://data.example.org/"),
                        r -> resources.make(r, names[0].resolved(r.properties())));
        Intrinsics all = names[0];
        for (Template.Resource resource : template.all()) {
            boolean wanted = all.holds(resource);
            boolean calls = template.function(resource.at("Targets/0/Arn")).isPresent();
            boolean rule = resource.type().equals(DeliveryRules.EVENT_RULE) && !calls;
            if (wanted && (rule || MADE.contains(resource.type()))) {
                all.ref(resource.id());
            }
        }
        var functions = new LinkedHashMap<String, Function>();
        for (Template.Resource function : template.all(FunctionRules.FUNCTION)) {
            functions.put(function.id(), function(function, all));
        }
        List<Mapping> mappings =
                template.all(DeliveryRules.MAPPING).stream()
                        .map(m -> mapping(template, m, all))
                        .toList();
        return new Deployed(functions, mappings, all);
    }

    private static Function function(Template.Resource function, Intrinsics names) {
        var environment = new LinkedHashMap<String, String>();
        function.at("Environment/Variables")
                .properties()
                .forEach(v -> environment.put(v.getKey(), names.text(v.getValue())));
        return new Function(
                function.id(),
                function.text("Code/S3Key"),
                function.text("Handler"),
                function.at("Timeout").asInt(),
                environment);
    }

    private static Mapping mapping(Template template, Template.Resource mapping, Intrinsics names) {
        boolean stream = DeliveryRules.isStream(mapping);
        JsonNode source = mapping.at("EventSourceArn");
        return new Mapping(
                template.function(mapping.at("FunctionName")).orElseThrow().id(),
                stream,
                stream ? names.text(source) : names.ref(Template.target(source)),
                mapping.properties());
    }
}
