package org.khettara.aws;

import java.time.Duration;
import java.util.Map;

/// The environment of a function. Reading a setting that is missing or malformed fails with a
/// message that names it, so that a function set up wrongly does not start.
///
/// @param values by name
public record EnvironmentVariables(Map<String, String> values) {
    public EnvironmentVariables {
        values = Map.copyOf(values);
    }

    public static EnvironmentVariables ofProcess() {
        return new EnvironmentVariables(System.getenv());
    }

    public String required(String name) {
        String value = values.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            throw new IllegalStateException(
                    "the environment variable %s is not set".formatted(name));
        }
        return value;
    }

    /// A URI that ends with `/`, so that a path can be put behind it.
    public String folder(String name) {
        String value = required(name);
        if (!value.endsWith("/")) {
            throw new IllegalStateException(
                    "the environment variable %s is '%s': expected a URI that ends with '/'"
                            .formatted(name, value));
        }
        return value;
    }

    /// A number of minutes; 0 for none.
    public Duration minutes(String name) {
        String value = required(name);
        if (!value.matches("[0-9]{1,3}")) {
            throw new IllegalStateException(
                    "the environment variable %s is '%s': expected a number of minutes, 0 for none"
                            .formatted(name, value));
        }
        return Duration.ofMinutes(Long.parseLong(value));
    }

    /// `KHETTARA_S3_PATH_STYLE`: `true` for [AwsAdapters.Addressing#PATH], `false` or nothing for
    /// the other.
    public AwsAdapters.Addressing addressing() {
        String name = "KHETTARA_S3_PATH_STYLE";
        return switch (values.getOrDefault(name, "false")) {
            case "true" -> AwsAdapters.Addressing.PATH;
            case "false", "" -> AwsAdapters.Addressing.VIRTUAL_HOST;
            default ->
                    throw new IllegalStateException(
                            "the environment variable %s is '%s': expected true or false"
                                    .formatted(name, values.get(name)));
        };
    }
}
