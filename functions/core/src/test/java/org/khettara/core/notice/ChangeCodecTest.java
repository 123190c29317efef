package org.khettara.core.notice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;
import org.khettara.core.port.Uploads;
import org.khettara.core.release.Change;
import org.khettara.core.release.Release;
import org.khettara.core.release.Standing;
import org.khettara.core.upload.Upload;
import org.khettara.schemas.ChangeKind;
import org.khettara.schemas.DatasetChange;

class ChangeCodecTest {
    private static final Path HISTORY = Path.of("../../schemas/avro/history");

    /// A row as the first version wrote it; never made anew.
    private static final String ROW_OF_VERSION_1 = "/outbox/dataset-change.1.hex";

    @Test
    void bytesOfAnotherKindAreRefused() {
        assertThatThrownBy(() -> ChangeCodec.decode("not avro".getBytes(UTF_8)))
                .isInstanceOf(Exception.class);
    }

    @Test
    void whatIsEncodedIsDecoded() throws IOException {
        assertThat(ChangeCodec.decode(ChangeCodec.encode(change()))).isEqualTo(change());
    }

    @Test
    void rowsOfEveryVersionAreRead() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(getClass().getResourceAsStream(ROW_OF_VERSION_1))) {
            String hex = new String(in.readAllBytes(), UTF_8).strip();
            assertThat(ChangeCodec.decode(HexFormat.of().parseHex(hex))).isEqualTo(change());
        }
    }

    @Test
    void theSchemaIsFullyCompatibleWithAllItsPredecessors() throws IOException {
        Schema now = DatasetChange.getClassSchema();
        List<Path> predecessors;
        try (Stream<Path> files = Files.list(HISTORY)) {
            predecessors = files.sorted().toList();
        }
        assertThat(predecessors).isNotEmpty();
        for (Path predecessor : predecessors) {
            Schema before = new Schema.Parser().parse(predecessor.toFile());
            assertThat(compatibility(now, before))
                    .as("new reader, %s", predecessor)
                    .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
            assertThat(compatibility(before, now))
                    .as("reader of %s", predecessor)
                    .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
        }
        assertThat(form(new Schema.Parser().parse(predecessors.getLast().toFile())))
                .isEqualTo(form(now));
    }

    @Test
    void theCloudEventsSdkReadsTheEvent() {
        ChangeEvent event = ChangeEvent.of(change(), "https://data.example.org/");
        var format =
                Objects.requireNonNull(
                        EventFormatProvider.getInstance().resolveFormat(JsonFormat.CONTENT_TYPE));
        var read = format.deserialize(event.json().getBytes(UTF_8));
        assertThat(read.getId()).isEqualTo(change().getId());
        assertThat(read.getType()).isEqualTo("org.khettara.dataset.updated.v1");
        assertThat(read.getSubject()).isEqualTo("ville-de-fes.السكان");
        assertThat(read.getSource()).hasToString("https://data.example.org/");
        assertThat(Objects.requireNonNull(read.getTime()).toInstant()).isEqualTo(Uploads.NOON);
        assertThat(new String(Objects.requireNonNull(read.getData()).toBytes(), UTF_8))
                .contains("\"release\":4");
    }

    private static SchemaCompatibilityType compatibility(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType();
    }

    private static String form(Schema schema) {
        return SchemaNormalization.toParsingForm(schema);
    }

    private static DatasetChange change() {
        Upload upload = Uploads.upload("ville-de-fes.السكان", 7);
        var release =
                new Release(
                        upload.dataset(),
                        4,
                        Uploads.run(upload),
                        upload.id(),
                        upload.sequencer(),
                        Standing.PUBLISHED,
                        null,
                        Uploads.NOON,
                        Uploads.content(upload, "a"));
        return ChangeCodec.row(new Change(ChangeKind.UPDATED, release, 3L, Uploads.NOON, null));
    }
}
