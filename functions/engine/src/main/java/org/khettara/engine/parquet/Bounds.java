package org.khettara.engine.parquet;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Least and greatest value of a page or a chunk.
sealed interface Bounds {

    /// There is no value.
    record None() implements Bounds {}

    /// There is a NaN, which readers do not agree how to order.
    record Unknown() implements Bounds {}

    /// In plain form.
    ///
    /// @param minExact false when `min` is only a lower bound, as for long strings
    /// @param maxExact false when `max` is only an upper bound
    @SuppressWarnings("ArrayRecordComponent") // never compared as a record
    record Known(byte[] min, byte[] max, boolean minExact, boolean maxExact) implements Bounds {
        private Known and(Known other, Form form) {
            int low = form.compare(min, other.min);
            int high = form.compare(max, other.max);
            return new Known(
                    low <= 0 ? min : other.min,
                    high >= 0 ? max : other.max,
                    (low <= 0 && minExact) || (low >= 0 && other.minExact),
                    (high >= 0 && maxExact) || (high <= 0 && other.maxExact));
        }

        ByteBuffer minBuffer() {
            return ByteBuffer.wrap(min);
        }

        ByteBuffer maxBuffer() {
            return ByteBuffer.wrap(max);
        }
    }

    static Bounds exact(byte[] min, byte[] max) {
        return new Known(min, max, true, true);
    }

    /// Bounds of strings, cut at a character's end where they are long.
    static Bounds ofText(byte[] min, byte[] max) {
        byte[] low = TextBound.lower(min);
        byte[] high = TextBound.upper(max);
        return new Known(low, high, low.length == min.length, Arrays.equals(high, max));
    }

    /// Bounds of both.
    default Bounds and(Bounds other, Form form) {
        return switch (this) {
            case None none -> other;
            case Unknown unknown -> this;
            case Known known ->
                    switch (other) {
                        case None none -> known;
                        case Unknown unknown -> other;
                        case Known second -> known.and(second, form);
                    };
        };
    }
}
