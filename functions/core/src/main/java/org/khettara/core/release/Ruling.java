package org.khettara.core.release;

import java.time.Instant;

/// The last word of a person on a release. Who it was is in the audit alone.
///
/// @param why told to the publisher; of a withdrawal, to readers too
public record Ruling(Instant at, String why) {}
