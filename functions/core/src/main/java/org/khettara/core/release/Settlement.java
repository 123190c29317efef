package org.khettara.core.release;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ReasonCode;
import org.khettara.core.upload.Upload;

/// How a run ended: the last word on an upload, written once.
///
/// @param release number of the release that the upload became, or that it equals; null when
///   refused or failed, and of a deletion that changed nothing
/// @param reason why it was refused; null otherwise
/// @param reportKey of report.json in the raw store, or of a description's findings; null when
///   unchanged, failed or deleted
public record Settlement(
        Upload upload,
        RunId run,
        State state,
        @Nullable Long release,
        @Nullable ReasonCode reason,
        @Nullable String reportKey,
        Instant settledAt) {

    /// What an upload is by now, people's decisions on its release included.
    ///
    /// @param released its release as it is now; null when there is none
    public State stateNow(@Nullable Release released) {
        if (released == null || state == State.UNCHANGED || state == State.DELETED) {
            return state;
        }
        return switch (released.standing()) {
            case PUBLISHED -> State.PUBLISHED;
            case SUPERSEDED -> State.SUPERSEDED;
            case HELD -> State.HELD;
            case DECLINED -> State.DECLINED;
            case WITHDRAWN -> State.WITHDRAWN;
            case DELETED -> State.DELETED;
        };
    }

    public enum State {
        PUBLISHED,
        UNCHANGED,
        SUPERSEDED,
        DESCRIBED,
        REFUSED,
        FAILED,
        /// Waits for a person.
        HELD,
        /// A person did not let it be published: never a settlement's own, see [#stateNow].
        DECLINED,
        /// A person took it back: likewise.
        WITHDRAWN,
        /// The publisher deleted the file, and the dataset is served no more.
        DELETED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
