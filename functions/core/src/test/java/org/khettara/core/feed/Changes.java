package org.khettara.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.SeekableByteArrayInput;
import org.apache.avro.specific.SpecificDatumReader;
import org.khettara.core.notice.ChangeCodec;
import org.khettara.core.port.Uploads;
import org.khettara.schemas.ChangeKind;
import org.khettara.schemas.Compatibility;
import org.khettara.schemas.DatasetChange;

/// Changes for tests.
public final class Changes {
    private Changes() {}

    /// The n-th change of a log, a second after the one before it.
    public static DatasetChange change(long n, String dataset, ChangeKind kind, long release) {
        Instant at = Uploads.NOON.plusSeconds(n);
        return builder(n, dataset, kind, release).setReleasedAt(at).build();
    }

    static DatasetChange change(long n, Instant at, String sourceName) {
        return builder(n, "ville-de-fes.budget", ChangeKind.UPDATED, n)
                .setReleasedAt(at)
                .setSourceName(sourceName)
                .build();
    }

    private static DatasetChange.Builder builder(
            long n, String dataset, ChangeKind kind, long release) {
        assertThat(ChangeCodec.schema().getName()).isEqualTo("DatasetChange");
        return DatasetChange.newBuilder()
                .setId("%064x".formatted(n))
                .setKind(kind)
                .setInstitution(dataset.substring(0, dataset.indexOf('.')))
                .setDataset(dataset)
                .setRelease(release)
                .setPreviousRelease(kind == ChangeKind.CREATED ? null : (Long) (release - 1))
                .setCompatibility(
                        kind == ChangeKind.CREATED ? Compatibility.FIRST : Compatibility.SAME)
                .setRows(12)
                .setScore(97)
                .setPrefix("datasets/%s/v=%d/".formatted(dataset.replaceFirst("\\.", "/"), n))
                .setSourceName("budget é 2024.csv")
                .setSourceSha256("%064x".formatted(n + 1));
    }

    /// A log of them.
    static List<LogEntry> log(List<DatasetChange> changes) {
        var log = new ArrayList<LogEntry>();
        for (DatasetChange change : changes) {
            log.add(LogEntry.after(log.isEmpty() ? Instant.MIN : log.getLast().at(), change));
        }
        return log;
    }

    /// The changes of a file, by Avro's own reader.
    public static List<DatasetChange> read(byte[] file) throws IOException {
        try (var reader =
                new DataFileReader<>(
                        new SeekableByteArrayInput(file),
                        new SpecificDatumReader<DatasetChange>(ChangeCodec.schema()))) {
            var changes = new ArrayList<DatasetChange>();
            reader.forEach(changes::add);
            return changes;
        }
    }
}
