package org.khettara.core.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.util.ClassSecurityValidator;
import org.khettara.core.difference.Compatibility;
import org.khettara.core.release.Change;
import org.khettara.core.release.ReleaseContent;
import org.khettara.core.report.Text;
import org.khettara.schemas.ChangeKind;
import org.khettara.schemas.DatasetChange;
import org.khettara.schemas.RowChanges;
import org.khettara.schemas.Words;

/// The rows of the outbox as bytes: Avro single-object encoding (Avro 1.12 specification,
/// "Single-object encoding"). Each row names the schema it was written with, so rows written by any
/// earlier version of Khettara can be read.
public final class ChangeCodec {
    private static final List<String> WRITER_SCHEMAS =
            List.of(
                    "/schemas/avro/history/dataset-change.1.avsc",
                    "/schemas/avro/history/dataset-change.2.avsc",
                    "/schemas/avro/history/dataset-change.3.avsc");
    private static final BinaryMessageDecoder<DatasetChange> DECODER = decoder();

    private ChangeCodec() {}

    /// The row of a change.
    public static DatasetChange row(Change change) {
        var release = change.release();
        var content = release.content();
        // Where other things are said of the same data, nothing has changed for who reads those.
        boolean isOfData = change.kind() != ChangeKind.DESCRIBED;
        var assessment = content.assessment();
        return DatasetChange.newBuilder()
                .setId(change.id())
                .setKind(change.kind())
                .setInstitution(release.dataset().institution().value())
                .setDataset(release.dataset().toString())
                .setRelease(release.number())
                .setPreviousRelease(change.previous())
                .setReleasedAt(change.at())
                .setCompatibility(
                        isOfData
                                ? compatibility(assessment.compatibility())
                                : org.khettara.schemas.Compatibility.SAME)
                .setRows(content.rows())
                .setScore(assessment.score())
                .setPrefix(content.prefix())
                .setSourceName(content.source().name())
                .setSourceSha256(content.source().sha256())
                .setReason(change.reason())
                .setReasons(isOfData ? words(assessment.reasons()) : List.of())
                .setDifference(
                        isOfData && content.change() != null ? changes(content.change()) : null)
                .build();
    }

    private static List<Words> words(List<Text> reasons) {
        return reasons.stream().map(text -> new Words(text.fr(), text.ar(), text.en())).toList();
    }

    private static RowChanges changes(ReleaseContent.StoredDifference change) {
        var rows = change.rows();
        return new RowChanges(
                change.document(), rows.added(), rows.removed(), rows.changed(), rows.complete());
    }

    public static byte[] encode(DatasetChange change) {
        try {
            ByteBuffer buffer = change.toByteBuffer();
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("a buffer in memory does not break", e);
        }
    }

    /// @throws IOException when the bytes are not a change that this version or an earlier one
    ///   wrote
    public static DatasetChange decode(byte[] bytes) throws IOException {
        return DECODER.decode(bytes);
    }

    /// Schema of the rows as this version writes them. Who has it may write and read them: Avro has
    /// been told to trust their classes.
    public static Schema schema() {
        return DatasetChange.getClassSchema();
    }

    private static org.khettara.schemas.Compatibility compatibility(Compatibility compatibility) {
        return switch (compatibility) {
            case FIRST -> org.khettara.schemas.Compatibility.FIRST;
            case SAME -> org.khettara.schemas.Compatibility.SAME;
            case COSMETIC -> org.khettara.schemas.Compatibility.COSMETIC;
            case COMPATIBLE -> org.khettara.schemas.Compatibility.COMPATIBLE;
            case BREAKING -> org.khettara.schemas.Compatibility.BREAKING;
        };
    }

    private static BinaryMessageDecoder<DatasetChange> decoder() {
        // Avro makes no object of a class that it was not told to trust.
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(
                        ClassSecurityValidator.getGlobal(),
                        ClassSecurityValidator.builder()
                                .add(DatasetChange.class)
                                .add(ChangeKind.class)
                                .add(RowChanges.class)
                                .add(Words.class)
                                .add(org.khettara.schemas.Compatibility.class)
                                .build()));
        BinaryMessageDecoder<DatasetChange> decoder = DatasetChange.getDecoder();
        for (String resource : WRITER_SCHEMAS) {
            try (InputStream in = DatasetChange.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException(resource + " is missing from the schemas jar");
                }
                decoder.addSchema(new Schema.Parser().parse(in));
            } catch (IOException e) {
                throw new UncheckedIOException(resource, e);
            }
        }
        return decoder;
    }
}
