package org.khettara.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The events in `events/` are written from the S3 user guide, not taken from an emulator:
/// emulators differ in just what goes wrong. `events/index.json` says what each must be read as.
class UploadNoticesTest {
    private static final JsonMapper JSON = new JsonMapper();

    static Stream<Map.Entry<String, JsonNode>> goldenEvents() throws IOException {
        return JSON.readTree(file("index")).properties().stream();
    }

    @ParameterizedTest
    @MethodSource("goldenEvents")
    void aGoldenEventIsReadAsItsIndexSays(Map.Entry<String, JsonNode> golden) throws Exception {
        var expected = new ArrayList<UploadNotice>();
        for (JsonNode notice : golden.getValue()) {
            expected.add(
                    new UploadNotice(
                            notice.path("deleted").asBoolean()
                                    ? UploadNotice.Kind.DELETED
                                    : UploadNotice.Kind.CREATED,
                            notice.path("bucket").asText(),
                            notice.path("key").asText(),
                            notice.has("versionId") ? notice.path("versionId").asText() : null,
                            notice.has("sequencer") ? notice.path("sequencer").asText() : null,
                            notice.path("bytes").asLong(),
                            Instant.parse(notice.path("time").asText())));
        }
        assertThat(UploadNotices.read(file(golden.getKey()))).isEqualTo(expected);
    }

    @Test
    void bothKindsOfEventGiveTheSameKeys() throws Exception {
        List<String> names = goldenEvents().map(Map.Entry::getKey).toList();
        assertThat(names).hasSizeGreaterThanOrEqualTo(60);
        for (String name : names) {
            if (name.startsWith("notification-key-")) {
                String twin = name.replace("notification", "eventbridge");
                assertThat(UploadNotices.read(file(name)).getFirst().key())
                        .isEqualTo(UploadNotices.read(file(twin)).getFirst().key());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "not json",
                "{\"source\":\"aws.ec2\"}",
                "{\"source\":\"aws.s3\",\"detail-type\":\"Object Created\"}",
                "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\"}]}",
                "{\"Records\":[{}]}",
                "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"eventTime\":\"2026-11-23T12:00:00Z\","
                        + "\"s3\":{\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":\"a%ZZ\"}}}]}",
                "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"eventTime\":\"noon\","
                        + "\"s3\":{\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":\"a\"}}}]}"
            })
    void whatIsNoEventOfS3IsUnreadable(String body) {
        assertThatThrownBy(() -> UploadNotices.read(body))
                .isInstanceOf(UnreadableEventException.class);
    }

    private static String file(String name) throws IOException {
        String path = "/events/" + name + ".json";
        try (InputStream in = UploadNoticesTest.class.getResourceAsStream(path)) {
            return new String(Objects.requireNonNull(in, path).readAllBytes(), UTF_8);
        }
    }
}
