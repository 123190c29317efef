package org.khettara.core.release;

import java.time.Instant;
import org.khettara.core.upload.Upload;

/// The right to work on a run until the lease ends.
///
/// @param epoch fencing token: grows with each grant, and only the latest can settle
public record Claim(Upload upload, RunId run, long epoch, Instant leaseUntil) {}
