package org.khettara.core.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileConstants;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumWriter;
import org.khettara.core.notice.ChangeCodec;
import org.khettara.core.upload.Sha256;
import org.khettara.schemas.DatasetChange;

/// The changes of one day as an Avro object container file (Avro 1.12 specification, "Object
/// Container Files"), in the order of the log. The sync marker, elsewhere random, is taken from the
/// day, so that the same changes give the same bytes.
public final class ChangeFile {
    public static final String MEDIA_TYPE = "application/vnd.apache.avro";
    public static final String FOLDER = "feeds/changes/";
    public static final String SUFFIX = ".avro";
    private static final int LEVEL = 6;

    private ChangeFile() {}

    /// Key in the published store.
    public static String key(LocalDate day) {
        return FOLDER + day + SUFFIX;
    }

    /// @param entries all of the day
    public static byte[] of(LocalDate day, List<LogEntry> entries) {
        var bytes = new ByteArrayOutputStream();
        try (var writer =
                new DataFileWriter<>(
                        new SpecificDatumWriter<DatasetChange>(ChangeCodec.schema()))) {
            writer.setCodec(CodecFactory.deflateCodec(LEVEL));
            writer.create(ChangeCodec.schema(), bytes, marker(day));
            for (LogEntry entry : entries) {
                writer.append(entry.change());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a buffer in memory does not break", e);
        }
        return bytes.toByteArray();
    }

    private static byte[] marker(LocalDate day) {
        byte[] hash = HexFormat.of().parseHex(Sha256.of(key(day).getBytes(StandardCharsets.UTF_8)));
        return Arrays.copyOf(hash, DataFileConstants.SYNC_SIZE);
    }
}
