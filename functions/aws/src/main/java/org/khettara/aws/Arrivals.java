package org.khettara.aws;

import java.time.Instant;
import org.khettara.core.port.ObjectStore.Stored;
import org.khettara.core.upload.ObjectVersion;
import org.khettara.core.upload.Sequencer;
import org.khettara.core.upload.Upload;
import org.khettara.core.upload.UploadKey;

/// Turns notices into uploads; what the event left out is asked of the store.
public final class Arrivals {
    private final S3ObjectStore uploads;

    /// @param uploads the store that publishers drop files into
    public Arrivals(S3ObjectStore uploads) {
        this.uploads = uploads;
    }

    /// The same notice gives the same upload, but for one without a version id: that gives the
    /// version that the key holds now.
    public Arrival of(UploadNotice notice) {
        var key = UploadKey.parse(notice.key());
        if (key.isEmpty()) {
            return new Arrival.Ignored(notice, Arrival.Reason.NOT_AN_UPLOAD);
        }
        if (notice.kind() == UploadNotice.Kind.DELETED) {
            return new Arrival.Deleted(deletion(key.get(), notice));
        }
        if (notice.versionId() != null && notice.sequencer() != null) {
            var object = new ObjectVersion(notice.bucket(), notice.key(), notice.versionId());
            return accepted(
                    key.get(),
                    new Stored(object, notice.bytes(), notice.time()),
                    new Sequencer(notice.sequencer()));
        }
        var stored =
                notice.versionId() == null
                        ? uploads.stat(notice.key())
                        : uploads.stat(
                                new ObjectVersion(
                                        notice.bucket(), notice.key(), notice.versionId()));
        if (stored.isEmpty()) {
            return new Arrival.Ignored(notice, Arrival.Reason.GONE);
        }
        return accepted(key.get(), stored.get(), sequencer(notice, stored.get().modified()));
    }

    /// Nothing can be asked of the store: what the event names is gone.
    private static Upload deletion(UploadKey key, UploadNotice notice) {
        Sequencer sequencer = sequencer(notice, notice.time());
        String marker = notice.versionId() == null ? sequencer.value() : notice.versionId();
        return new Upload(
                new ObjectVersion(notice.bucket(), notice.key(), marker),
                key.dataset(),
                key.fileName(),
                0,
                sequencer,
                notice.time());
    }

    private static Sequencer sequencer(UploadNotice notice, Instant modified) {
        return notice.sequencer() == null
                ? Sequencer.at(modified)
                : new Sequencer(notice.sequencer());
    }

    private static Arrival accepted(UploadKey key, Stored stored, Sequencer sequencer) {
        return new Arrival.Accepted(
                new Upload(
                        stored.object(),
                        key.dataset(),
                        key.fileName(),
                        stored.bytes(),
                        sequencer,
                        stored.modified()));
    }
}
