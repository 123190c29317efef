package org.khettara.aws;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.khettara.core.document.Json;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleaseContent;
import org.khettara.core.release.Ruling;
import org.khettara.core.release.RunId;
import org.khettara.core.release.Standing;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.InputId;
import org.khettara.core.upload.Sequencer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A row of the releases table that holds one release. Its content is JSON, compressed: a row may
/// have 400 KB (DynamoDB developer guide, "Constraints"), and a table thousands of columns.
final class ReleaseRow {
    private static final String PREFIX = "release#";

    private ReleaseRow() {}

    static Map<String, AttributeValue> key(DatasetId dataset, long number) {
        return Map.of(
                "pk", Items.text(dataset.toString()),
                "sk", Items.text("%s%012d".formatted(PREFIX, number)));
    }

    static Map<String, AttributeValue> of(Release release) {
        var row = new HashMap<>(key(release.dataset(), release.number()));
        row.put("number", Items.number(release.number()));
        row.put("run", Items.text(release.run().value()));
        row.put("input", Items.text(release.input().value()));
        row.put("seq", Items.text(release.sequencer().value()));
        row.put("standing", Items.text(release.standing().name()));
        Ruling ruling = release.ruling();
        if (ruling != null) {
            row.put("ruledAt", Items.time(ruling.at()));
            row.put("ruledWhy", Items.text(ruling.why()));
        }
        row.put("releasedAt", Items.time(release.releasedAt()));
        row.put("content", Items.bytes(packed(release.content())));
        return row;
    }

    static Release release(Map<String, AttributeValue> row) throws IOException {
        return new Release(
                DatasetId.parse(Items.text(row, "pk")),
                Items.number(row, "number"),
                new RunId(Items.text(row, "run")),
                new InputId(Items.text(row, "input")),
                new Sequencer(Items.text(row, "seq")),
                standing(row),
                row.containsKey("ruledAt")
                        ? new Ruling(Items.time(row, "ruledAt"), Items.text(row, "ruledWhy"))
                        : null,
                Items.time(row, "releasedAt"),
                unpacked(Items.bytes(row, "content")));
    }

    /// Rows of earlier versions say only whether the release was superseded.
    static Standing standing(Map<String, AttributeValue> row) {
        String standing = Items.textOrNull(row, "standing");
        if (standing != null) {
            return Standing.valueOf(standing);
        }
        AttributeValue superseded = row.get("superseded");
        return superseded != null && Boolean.TRUE.equals(superseded.bool())
                ? Standing.SUPERSEDED
                : Standing.PUBLISHED;
    }

    private static byte[] packed(ReleaseContent content) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(Json.line(content).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("a buffer in memory does not break", e);
        }
        return bytes.toByteArray();
    }

    private static ReleaseContent unpacked(byte[] packed) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return Json.read(in, ReleaseContent.class);
        }
    }
}
