package org.khettara.acceptance.aws;

import static org.khettara.acceptance.aws.Rule.violations;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.khettara.acceptance.aws.Template.Resource;
import org.khettara.aws.EnvironmentVariables;

/// The functions, and that the template says of them what their code says.
final class FunctionRules {
    static final String FUNCTION = "AWS::Lambda::Function";

    /// SnapStart does not take functions with more (Lambda developer guide, "Improving startup
    /// performance with Lambda SnapStart").
    private static final int SNAPSTART_MEBIBYTES = 512;

    private FunctionRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule(
                        "functions run Java 25 on Arm",
                        t -> violations(t, FUNCTION, FunctionRules::runsJava)),
                new Rule("functions start from snapshots", FunctionRules::cold),
                new Rule(
                        "snapshots allow no large disk",
                        t -> violations(t, FUNCTION, f -> !isSnapped(f) || !hasLargeDisk(f))),
                new Rule(
                        "loops are ended",
                        t ->
                                violations(
                                        t,
                                        FUNCTION,
                                        f -> f.text("RecursiveLoop").equals("Terminate"))),
                new Rule("logs are kept for a while", FunctionRules::unlogged),
                new Rule("handlers exist", t -> violations(t, FUNCTION, FunctionRules::isThere)),
                new Rule("settings are what the code reads", FunctionRules::settings));
    }

    private static boolean runsJava(Resource function) {
        return function.text("Runtime").equals("java25")
                && function.text("Architectures/0").equals("arm64");
    }

    private static boolean isSnapped(Resource function) {
        return function.text("SnapStart/ApplyOn").equals("PublishedVersions");
    }

    private static boolean hasLargeDisk(Resource function) {
        return function.at("EphemeralStorage/Size").asInt(SNAPSTART_MEBIBYTES)
                > SNAPSTART_MEBIBYTES;
    }

    /// A function has a snapshot, or a disk for which there is none; an alias in both cases.
    private static List<String> cold(Template template) {
        return violations(
                template,
                FUNCTION,
                function ->
                        (isSnapped(function) || hasLargeDisk(function))
                                && template.all("AWS::Lambda::Alias").stream()
                                        .anyMatch(alias ->
                                                alias.text("Name").equals("live")
                                                        && Template.target(alias.at("FunctionName"))
                                                                .equals(function.id())));
    }

    private static List<String> unlogged(Template template) {
        return violations(
                template,
                FUNCTION,
                function ->
                        template.find(Template.target(function.at("LoggingConfig/LogGroup")))
                                .filter(group -> group.type().equals("AWS::Logs::LogGroup"))
                                .filter(group -> group.properties().has("RetentionInDays"))
                                .isPresent());
    }

    private static boolean isThere(Resource function) {
        String[] handler = function.text("Handler").split("::", -1);
        try {
            return handler.length == 2
                    && Arrays.stream(Class.forName(handler[0]).getMethods())
                            .anyMatch(method -> method.getName().equals(handler[1]));
        } catch (ClassNotFoundException missing) {
            return false;
        }
    }

    private static List<String> settings(Template template) {
        var violations = new ArrayList<String>();
        for (Resource function : template.all(FUNCTION)) {
            violations.addAll(settings(function));
        }
        return violations;
    }

    /// The settings can be read from the template's variables, and not when one of them is broken:
    /// none is missing, and none is there for nothing.
    private static List<String> settings(Resource function) {
        var variables = new HashMap<String, String>();
        function.at("Environment/Variables")
                .propertyStream()
                .filter(variable -> variable.getKey().startsWith("KHETTARA_"))
                .forEach(variable -> variables.put(variable.getKey(), sample(variable.getKey())));
        String complaint = complaint(function, variables);
        if (!complaint.isEmpty()) {
            return List.of(function.id() + ": " + complaint);
        }
        var unread = new ArrayList<String>();
        for (String name : variables.keySet()) {
            var broken = new HashMap<>(variables);
            broken.put(name, name.endsWith("PATH_STYLE") ? "neither" : " ");
            if (!complaint(function, broken).contains(name)) {
                unread.add(function.id() + " does not read " + name);
            }
        }
        return unread;
    }

    private static String sample(String name) {
        return switch (name.substring(name.lastIndexOf('_') + 1)) {
            case "URL" -> "https://example.org/";
            case "STYLE" -> "true";
            case "MINUTES" -> "1";
            default -> "x";
        };
    }

    /// Why the function would not start with these variables; empty when it would.
    private static String complaint(Resource function, Map<String, String> variables) {
        String handler = function.text("Handler");
        String folder = handler.substring(0, Math.max(0, handler.lastIndexOf('.')));
        String name = folder.substring(folder.lastIndexOf('.') + 1);
        if (name.isEmpty()) {
            return "no handler";
        }
        String settings =
                folder
                        + "."
                        + Character.toUpperCase(name.charAt(0))
                        + name.substring(1)
                        + "Settings";
        try {
            Method of = Class.forName(settings).getDeclaredMethod("of", EnvironmentVariables.class);
            of.setAccessible(true);
            of.invoke(null, new EnvironmentVariables(variables));
            return "";
        } catch (InvocationTargetException e) {
            return String.valueOf(e.getCause());
        } catch (ReflectiveOperationException e) {
            return "cannot read " + settings + ": " + e;
        }
    }
}
