package org.khettara.aws;

import org.khettara.core.upload.Upload;

/// What a notice turns out to be.
public sealed interface Arrival {
    record Accepted(Upload upload) implements Arrival {}

    /// @param deletion in the place of an upload: the version that the deletion made
    record Deleted(Upload deletion) implements Arrival {}

    /// Nothing for the line; to be acknowledged.
    ///
    /// @param reason for the operator
    record Ignored(UploadNotice notice, Reason reason) implements Arrival {}

    enum Reason {
        /// The key is not that of an upload.
        NOT_AN_UPLOAD,
        /// The event named no version, and by now the key holds none.
        GONE
    }
}
