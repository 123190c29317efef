package org.khettara.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khettara.core.Stage;
import org.khettara.core.port.Uploads;

class EventLogTest {
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final EventLog log =
            new EventLog(new PrintStream(lines, true, UTF_8), InstantSource.fixed(Uploads.NOON));

    @Test
    void anEventIsOneLineOfJson() {
        log.entered(Uploads.upload("ville-de-fes.السكان", 1), Stage.ASSESS);
        assertThat(lines.toString(UTF_8))
                .startsWith("{\"time\":\"2026-11-23T12:00:00Z\",\"event\":\"stage\",")
                .contains("\"dataset\":\"ville-de-fes.السكان\"")
                .endsWith("\"stage\":\"ASSESS\"}" + System.lineSeparator());
    }

    @Test
    void whatAParserChokedOnIsNotTold() {
        var cause = new NumberFormatException("For input string: \"CIN AB123456\"");
        log.failed("m-1", new IOException("/tmp/run/source: unreadable", cause));
        assertThat(lines.toString(UTF_8))
                .contains("/tmp/run/source: unreadable", "NumberFormatException")
                .doesNotContain("AB123456");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void aSettingThatIsMissingIsNamed(String value) {
        var environment = new EnvironmentVariables(Map.of("KHETTARA_BUS", value));
        assertThatThrownBy(() -> environment.required("KHETTARA_BUS"))
                .hasMessageContaining("KHETTARA_BUS");
        assertThatThrownBy(() -> environment.required("KHETTARA_OTHER"))
                .hasMessageContaining("KHETTARA_OTHER");
    }

    @Test
    void aSettingOfAnotherFormIsNamed() {
        var environment =
                new EnvironmentVariables(
                        Map.of(
                                "KHETTARA_BASE_URL", "https://example.org",
                                "KHETTARA_S3_PATH_STYLE", "yes"));
        assertThatThrownBy(() -> environment.folder("KHETTARA_BASE_URL"))
                .hasMessageContaining("KHETTARA_BASE_URL");
        assertThatThrownBy(environment::addressing).hasMessageContaining("KHETTARA_S3_PATH_STYLE");
    }
}
