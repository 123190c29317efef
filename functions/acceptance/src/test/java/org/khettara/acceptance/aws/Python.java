package org.khettara.acceptance.aws;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Tools of the Python environment that `./check` makes: `target/venv`, or what the system property
/// `khettara.venv` names. A missing tool fails the test; nothing is skipped.
final class Python {
    private static final long MINUTES = 3;

    /// No tool asks AWS anything; some only start when they are told a region.
    static final Map<String, String> OFFLINE =
            Map.of(
                    "SAM_CLI_TELEMETRY", "0",
                    "AWS_DEFAULT_REGION", "eu-west-3",
                    "AWS_ACCESS_KEY_ID", "test",
                    "AWS_SECRET_ACCESS_KEY", "test",
                    "AWS_EC2_METADATA_DISABLED", "true");

    private Python() {}

    /// What a tool answered; errors and output are one text.
    record Ran(int code, String output) {}

    static Path venv() {
        String named = System.getProperty("khettara.venv", "");
        return named.isEmpty() ? Repository.file("target/venv") : Path.of(named);
    }

    static Path tool(String name) {
        Path tool = venv().resolve("bin").resolve(name);
        if (!Files.isExecutable(tool)) {
            throw new IllegalStateException(
                    "%s: not there. ./check makes the Python environment; another one is named by -Dkhettara.venv="
                            .formatted(tool));
        }
        return tool;
    }

    static Ran run(String tool, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(tool(tool).toString());
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("tool-", ".log");
        var builder = new ProcessBuilder(command).directory(Repository.root().toFile());
        builder.environment().putAll(OFFLINE);
        Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("%s did not end in %d minutes".formatted(command, MINUTES));
        }
        String text = Files.readString(output, StandardCharsets.UTF_8);
        Files.delete(output);
        return new Ran(process.exitValue(), text);
    }

    /// Runs a program under the environment's Python and fails when it does.
    static void script(Path script, String... arguments) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of(script.toString()));
        all.addAll(List.of(arguments));
        Ran ran = run("python", all.toArray(String[]::new));
        if (ran.code() != 0) {
            throw new IOException("%s failed: %s".formatted(script, ran.output()));
        }
    }
}
