package org.khettara.ckan;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A portal did not answer as CKAN does: it is down, in the way stands a firewall, or it is no
/// CKAN. The message says which, without what the portal said of its insides.
public final class PortalException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Remedy remedy;
    private final transient @Nullable Duration after;

    /// What helps.
    enum Remedy {
        /// The same call, a little later.
        LATER,
        /// Nothing that a program can do.
        NONE
    }

    PortalException(String message, Remedy remedy) {
        this(message, remedy, null);
    }

    /// @param after how long the portal asks to wait; null when it does not say
    PortalException(String message, Remedy remedy, @Nullable Duration after) {
        super(message);
        this.remedy = remedy;
        this.after = after;
    }

    Remedy remedy() {
        return remedy;
    }

    @Nullable Duration after() {
        return after;
    }
}
