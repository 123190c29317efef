package org.khettara.core.upload;

import java.time.Instant;
import java.util.Locale;

/// Orders the versions of one key. S3 gives each a hexadecimal text; the shorter of two is padded
/// with zeros on the right, then they compare as text (S3 user guide, "Event message structure").
/// Held padded, so that a plain text comparison is right everywhere, also inside a database
/// condition.
public record Sequencer(String value) implements Comparable<Sequencer> {
    private static final int WIDTH = 32;

    /// Before every other.
    public static final Sequencer LEAST = new Sequencer("0");

    public Sequencer {
        if (!value.matches("[0-9A-Fa-f]{1," + WIDTH + "}")) {
            throw new IllegalArgumentException(
                    "'%s' is not a sequencer: expected 1 to %d hexadecimal digits"
                            .formatted(value, WIDTH));
        }
        value = value.toUpperCase(Locale.ROOT) + "0".repeat(WIDTH - value.length());
    }

    /// For stores and events without one: seconds, then nanoseconds. S3's own begin with the
    /// seconds too, so both kinds sort together.
    public static Sequencer at(Instant instant) {
        return new Sequencer("%010X%08X".formatted(instant.getEpochSecond(), instant.getNano()));
    }

    @Override
    public int compareTo(Sequencer other) {
        return value.compareTo(other.value);
    }
}
