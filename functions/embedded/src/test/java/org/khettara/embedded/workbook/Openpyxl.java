package org.khettara.embedded.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.khettara.embedded.PythonTools;

/// Workbooks as openpyxl reads and writes them.
final class Openpyxl {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Openpyxl() {}

    /// The sheets in order.
    static JsonNode sheets(Path workbook) throws Exception {
        return MAPPER.readTree(run("show", workbook.toString()));
    }

    /// Enters cells by their addresses.
    static void fill(Path workbook, Path to, String sheet, Map<String, ?> cells) throws Exception {
        run("fill", workbook.toString(), to.toString(), sheet, MAPPER.writeValueAsString(cells));
    }

    private static String run(String... arguments) throws IOException, InterruptedException {
        assumeFalse("off".equals(System.getProperty("khettara.emulators")), "turned off");
        Path python = PythonTools.venv().resolve("bin/python");
        var command =
                new ArrayList<>(
                        List.of(
                                python.toString(),
                                "-W",
                                "ignore",
                                "src/test/python/workbook_oracle.py"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
