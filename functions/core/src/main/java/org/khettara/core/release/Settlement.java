package org.khettara.core.release;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ReasonCode;
import org.khettara.core.upload.Upload;

/// How a run ended: the last word on an upload, written once.
///
/// @param release number of the release that the upload became, or that it equals; null when
///   refused or failed
/// @param reason why it was refused; null otherwise
/// @param reportKey of report.json in the raw store, or of a description's findings; null when
///   unchanged or failed
public record Settlement(
        Upload upload,
        RunId run,
        State state,
        @Nullable Long release,
        @Nullable ReasonCode reason,
        @Nullable String reportKey,
        Instant settledAt) {

    public enum State {
        PUBLISHED,
        UNCHANGED,
        SUPERSEDED,
        DESCRIBED,
        REFUSED,
        FAILED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
