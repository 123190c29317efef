package org.khettara.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.khettara.aws.EnvironmentVariables;
import org.khettara.core.port.ReceiptPages;
import org.khettara.engine.Engine;
import org.khettara.engine.Limits;
import org.khettara.formats.Formats;
import org.khettara.pages.StoredPages;

@SuppressWarnings("NullAway") // no context of Lambda is looked at here
class IngestFunctionTest {
    private static final Map<String, String> SETTINGS =
            Map.ofEntries(
                    Map.entry("KHETTARA_UPLOAD_BUCKET", "uploads"),
                    Map.entry("KHETTARA_RAW_BUCKET", "raw"),
                    Map.entry("KHETTARA_PUBLISHED_BUCKET", "published"),
                    Map.entry("KHETTARA_CLAIMS_TABLE", "claims"),
                    Map.entry("KHETTARA_RELEASES_TABLE", "releases"),
                    Map.entry("KHETTARA_OUTBOX_TABLE", "outbox"),
                    Map.entry("KHETTARA_AUDIT_TABLE", "audit"),
                    Map.entry("KHETTARA_INSTITUTIONS_TABLE", "institutions"),
                    Map.entry("KHETTARA_DESCRIPTIONS_TABLE", "descriptions"),
                    Map.entry("KHETTARA_BASE_URL", "https://data.example.org/"));

    private static final ReceiptPages PAGES = new StoredPages("https://data.example.org/");

    @BeforeAll
    static void inSomeRegion() {
        System.setProperty("aws.region", "eu-west-3");
    }

    static Set<String> names() {
        return SETTINGS.keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aSettingThatIsMissingIsNamedAtTheStart(String name) {
        var fewer = new HashMap<>(SETTINGS);
        fewer.remove(name);
        assertThatThrownBy(() -> new IngestFunction(new EnvironmentVariables(fewer)))
                .hasStackTraceContaining("the environment variable " + name + " is not set");
    }

    @Test
    void aMessageThatIsNoEventOfS3IsGivenBackAndNoOther() {
        var function = new IngestFunction(new EnvironmentVariables(SETTINGS));
        var event = new SQSEvent();
        event.setRecords(
                List.of(message("test", "{\"Event\":\"s3:TestEvent\"}"), message("junk", "{}")));
        assertThat(function.handleRequest(event, null).getBatchItemFailures())
                .extracting(f -> f.getItemIdentifier())
                .containsExactly("junk");
    }

    @Test
    void primingReadsAFileOfEachKindMakesItsPagesAndLeavesNothing() throws IOException {
        long before = primed();
        var rendered = new ArrayList<ReceiptPages.Page>();
        ReceiptPages pages =
                (receipt, files) -> {
                    rendered.addAll(PAGES.of(receipt, files));
                    return List.of();
                };
        new Priming(new Engine(Limits.DEFAULT, Formats.all()), pages).beforeCheckpoint(null);
        assertThat(primed()).isEqualTo(before);
        assertThat(rendered)
                .hasSize(9)
                .allSatisfy(page -> assertThat(page.html()).contains("population.parquet"));
    }

    @Test
    void aFileThatPrimesNothingIsSaid() {
        assertThatThrownBy(() -> new Priming(new Engine(), PAGES).beforeCheckpoint(null))
                .hasMessageContaining("population.xlsx is refused");
    }

    private static long primed() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(f -> f.getFileName().toString().startsWith("prime-")).count();
        }
    }

    private static SQSMessage message(String id, String body) {
        var message = new SQSMessage();
        message.setMessageId(id);
        message.setBody(body);
        return message;
    }
}
