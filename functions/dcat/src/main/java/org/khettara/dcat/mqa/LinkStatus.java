package org.khettara.dcat.mqa;

import java.util.OptionalInt;

/// What an address answered when it was last asked for its head.
@FunctionalInterface
public interface LinkStatus {
    /// @return the status of the HTTP answer; empty when there was none, or nobody has asked
    OptionalInt of(String url);
}
