package org.khettara.core.port;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.khettara.core.assess.Assessment;
import org.khettara.core.difference.Compatibility;
import org.khettara.core.release.HoldReason;
import org.khettara.core.release.Pointer;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleaseContent;
import org.khettara.core.release.ReleaseFile;
import org.khettara.core.release.RunId;
import org.khettara.core.release.Standing;
import org.khettara.core.release.Verdict;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.TableShape;
import org.khettara.core.report.TableShape.ColumnShape;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.ObjectVersion;
import org.khettara.core.upload.Sequencer;
import org.khettara.core.upload.Upload;

/// Uploads and verdicts for tests.
public final class Uploads {
    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    public static final String ENGINE = "test-engine";

    private Uploads() {}

    /// The n-th version of the file of a dataset.
    public static Upload upload(String dataset, int n) {
        DatasetId id = DatasetId.parse(dataset);
        String key = "uploads/%s/%s/f.csv".formatted(id.institution(), id.name());
        var object = new ObjectVersion("uploads", key, "version-" + n);
        return new Upload(
                object, id, "f.csv", 10L * n, Sequencer.at(NOON.plusMillis(n)), NOON.plusMillis(n));
    }

    public static RunId run(Upload upload) {
        return RunId.of(upload.id(), ENGINE);
    }

    /// A verdict on the first file of a dataset.
    public static Verdict.Publish publish(Upload upload, String content) {
        return new Verdict.Publish(content(upload, content), Pointer.NONE.basis());
    }

    /// A verdict on a file that was compared with what the ledger has now.
    public static Verdict.Publish publish(Ledger ledger, Upload upload, String content)
            throws IOException {
        return new Verdict.Publish(
                content(upload, content), ledger.pointer(upload.dataset()).basis());
    }

    /// As [#publish(Ledger, Upload, String)], but a person is to look.
    public static Verdict.Hold hold(Ledger ledger, Upload upload, String content)
            throws IOException {
        ReleaseContent made = content(upload, content);
        var holding =
                new ReleaseContent.Holding(
                        "held/%s/v=%s/".formatted(upload.dataset(), run(upload)),
                        List.of(HoldReason.BREAKING, HoldReason.ALWAYS));
        return new Verdict.Hold(made.held(holding), ledger.pointer(upload.dataset()).basis());
    }

    /// The n-th release of a dataset, of the n-th version of its file.
    public static Release release(Upload upload, long number, Standing standing) {
        return new Release(
                upload.dataset(),
                number,
                run(upload),
                upload.id(),
                upload.sequencer(),
                standing,
                null,
                NOON,
                content(upload, "content " + number));
    }

    public static ReleaseContent content(Upload upload, String content) {
        String sha256 = Sha256Of.text(content);
        String prefix = "datasets/%s/v=%s/".formatted(upload.dataset(), run(upload));
        return new ReleaseContent(
                prefix,
                ENGINE,
                new ReleaseContent.Source(
                        upload.fileName(), upload.bytes(), sha256, "raw/" + upload.id()),
                3,
                new Assessment(97, 1, 0.95, 1, Compatibility.FIRST, List.of()),
                List.of(
                        new TableShape(
                                "f",
                                3,
                                List.of(
                                        new ColumnShape("الجهة", ColumnType.STRING),
                                        new ColumnShape("population", ColumnType.INTEGER)))),
                List.of(new ReleaseFile("f.csv", "text/csv", 31, sha256)),
                "reports/" + run(upload) + "/report.json",
                null,
                null);
    }
}
