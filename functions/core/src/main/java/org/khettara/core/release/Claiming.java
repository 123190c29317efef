package org.khettara.core.release;

import java.time.Instant;

/// The answer to a claim.
public sealed interface Claiming {
    record Granted(Claim claim) implements Claiming {}

    /// Another worker is at it; ask again after its lease.
    record Busy(Instant leaseUntil) implements Claiming {}

    /// The run has ended; this delivery is a duplicate.
    record Ended(Settlement settlement) implements Claiming {}
}
