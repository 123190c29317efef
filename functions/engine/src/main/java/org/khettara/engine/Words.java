package org.khettara.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.khettara.engine.parquet.Bytes;

/// Eight bytes of text at a time, as little-endian words. Reads may go seven bytes past a text's
/// end: arrays of text have [Batch#PADDING].
public final class Words {
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;
    private static final long[] MASKS = {
        0,
        0xFFL,
        0xFFFFL,
        0xFFFFFFL,
        0xFFFFFFFFL,
        0xFFFFFFFFFFL,
        0xFFFFFFFFFFFFL,
        0xFFFFFFFFFFFFFFL,
        -1L
    };

    /// A byte in each place of a word, times the byte.
    static final long EACH = 0x0101010101010101L;

    static final long HIGH_BITS = 0x8080808080808080L;

    private Words() {}

    static long at(byte[] text, int position) {
        return (long) LONG.get(text, position);
    }

    /// Appends a text eight bytes at a time; of both arrays, some bytes behind it may be touched.
    static void append(byte[] from, int start, int length, Bytes to) {
        to.reserve(length + Batch.PADDING);
        for (int at = 0; at < length; at += 8) {
            LONG.set(to.array(), to.size() + at, at(from, start + at));
        }
        to.advance(length);
    }

    /// The first `length` bytes, at most eight, zeros behind them.
    static long first(byte[] text, int position, int length) {
        return at(text, position) & MASKS[Math.min(length, 8)];
    }

    /// The high bit of each byte that is zero. Exact, other than the shorter forms, which borrow
    /// from the byte below.
    static long zeros(long word) {
        return ~((word & LOW_BITS) + LOW_BITS | word | LOW_BITS);
    }

    /// Among other bits, the high bit of each byte below another, which is no more than 0x80 and
    /// stands in all places. It may also be set in a byte above such a one.
    static long below(long word, long bound) {
        return (word - bound) & ~word;
    }

    /// The high bit of each byte below a blank.
    static long controls(long word) {
        return ~(((word & LOW_BITS) + 0x60 * EACH) | word) & HIGH_BITS;
    }

    /// The number of the first byte, from 0, whose high bit is set; of no other bit may be set. The
    /// quick compiler has no instruction for it.
    static int firstMark(long marks) {
        return (int) ((((marks & -marks) >>> 7) * 0x0001020304050607L) >>> 56);
    }

    /// How many bytes have their high bit set; of no other bit may be set. The quick compiler has
    /// no instruction for this one either.
    static int count(long marks) {
        return (int) (((marks >>> 7) * EACH) >>> 56);
    }

    /// How many of the first bytes are ASCII digits.
    static int digits(long word) {
        long values = word ^ '0' * EACH;
        long others = ((values & LOW_BITS) + 0x76 * EACH | values) & HIGH_BITS;
        return others == 0 ? 8 : firstMark(others);
    }

    /// The number that the first `count` bytes, which are digits, write: pairs, then fours, then
    /// eight at once. Source: D. Lemire, "Quickly parsing eight digits", 2018.
    static long number(long word, int count) {
        if (count == 0) {
            return 0;
        }
        long digits = (word ^ '0' * EACH) << (64 - 8 * count);
        long pairs = digits * 10 + (digits >>> 8);
        return ((pairs & 0xFF000000FFL) * 0xF424000000064L
                        + (pairs >>> 16 & 0xFF000000FFL) * 0x271000000001L)
                >>> 32;
    }

    /// The high bit of each byte that is no printable ASCII.
    static long outsidePrintable(long word) {
        long fromBlankOn = (word & LOW_BITS) + 0x60 * EACH;
        return ((word | ~fromBlankOn) & HIGH_BITS) | zeros(word ^ 0x7F * EACH);
    }

    /// A hash of well-mixed bits, the same in every run.
    public static long hash(byte[] text, int start, int length) {
        long hash = (first(text, start, length) ^ length) * 0x9E3779B97F4A7C15L;
        int at = 8;
        for (; at + 8 < length; at += 8) {
            hash = (Long.rotateLeft(hash, 29) ^ at(text, start + at)) * 0x9E3779B97F4A7C15L;
        }
        if (length > 8) {
            long last = at(text, start + length - 8);
            hash = (Long.rotateLeft(hash, 29) ^ last) * 0x9E3779B97F4A7C15L;
        }
        return mix(hash);
    }

    public static long mix(long value) {
        long hash = (value ^ value >>> 32) * 0xD6E8FEB86659FD93L;
        return hash ^ hash >>> 29;
    }
}
