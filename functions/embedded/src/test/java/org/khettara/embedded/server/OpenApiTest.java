package org.khettara.embedded.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khettara.embedded.PythonTools;
import org.khettara.engine.Engine;

/// Holds schemas/openapi.yaml against the running server with schemathesis: whatever is asked, the
/// answers are those that the document describes.
final class OpenApiTest {
    private static final String CHECKS =
            "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance";
    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    @TempDir Path folder;

    @Test
    void answersAreAsDescribed() throws Exception {
        assumeFalse("off".equals(System.getProperty("khettara.emulators")), "turned off");
        Path schemathesis = PythonTools.venv().resolve("bin/schemathesis");
        assertThat(schemathesis)
                .withFailMessage(
                        "%s is missing: ./check makes it, or turn it off with -Dkhettara.emulators=off",
                        schemathesis)
                .isExecutable();
        try (Running running = Running.start(folder.resolve("home"), new Engine())) {
            JsonNode receipt = publishSample(running);
            Path document = document(receipt);
            Path log = folder.resolve("schemathesis.log");
            Process process =
                    new ProcessBuilder(
                                    schemathesis.toString(),
                                    "run",
                                    document.toString(),
                                    "--url=http://127.0.0.1:" + running.server.port(),
                                    "--checks=" + CHECKS,
                                    "--phases=examples,coverage,fuzzing",
                                    "--max-examples=15",
                                    "--generation-deterministic",
                                    "--warnings=off",
                                    "--no-color")
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            boolean ended = process.waitFor(5, TimeUnit.MINUTES);
            process.destroyForcibly();
            String said = Files.readString(log);
            assertThat(ended).as(said).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
        }
    }

    private static JsonNode publishSample(Running running) throws Exception {
        String sample = "/samples/budget-2024.csv";
        try (InputStream in = OpenApiTest.class.getResourceAsStream(sample)) {
            assertThat(in).as(sample).isNotNull();
            var accepted =
                    running.upload("budget.csv", BodyPublishers.ofByteArray(in.readAllBytes()));
            String address = accepted.headers().firstValue("Location").orElseThrow();
            JsonNode receipt = running.receipt(address);
            assertThat(receipt.get("state").asText()).isEqualTo("published");
            return receipt;
        }
    }

    /// The document with examples that are there, so that the good answers are seen too.
    private Path document(JsonNode receipt) throws IOException {
        String id = receipt.get("id").asText();
        String none = "0".repeat(id.length());
        String text = Files.readString(REPOSITORY.resolve("schemas/openapi.yaml"));
        assertThat(text).contains(none);
        // It points to the schemas of the documents, which stand beside it.
        try (var schemas =
                Files.newDirectoryStream(REPOSITORY.resolve("schemas"), "*.schema.json")) {
            for (Path schema : schemas) {
                Files.copy(schema, folder.resolve(schema.getFileName()));
            }
        }
        return Files.writeString(folder.resolve("openapi.yaml"), text.replace(none, id), UTF_8);
    }
}
