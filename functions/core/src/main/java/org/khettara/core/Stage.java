package org.khettara.core;

import org.khettara.core.upload.Upload;

/// Where an upload is on the line, for people who watch.
public enum Stage {
    UPLOAD,
    NORMALISE,
    ASSESS,
    RELEASE,
    RECEIPT;

    /// Hears of each stage as it begins.
    @FunctionalInterface
    public interface Watcher {
        Watcher NOBODY = (upload, stage) -> {};

        void entered(Upload upload, Stage stage);
    }
}
