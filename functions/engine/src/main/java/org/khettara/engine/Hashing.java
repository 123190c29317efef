package org.khettara.engine;

/// Fixed 64-bit hashes: the same in every run, so that estimates and layouts are too.
final class Hashing {
    private Hashing() {}

    static long mix(long value) {
        long h = value * 0x9E3779B97F4A7C15L;
        h = (h ^ h >>> 32) * 0xD6E8FEB86659FD93L;
        return h ^ h >>> 29;
    }

    static long of(byte[] bytes, int from, int to) {
        long h = 0x51_7C_C1_B7_27_22_0A_95L ^ (to - from);
        int i = from;
        for (; i + 8 <= to; i += 8) {
            h = mix(h ^ longAt(bytes, i)) + i - from;
        }
        long tail = 0;
        for (; i < to; i++) {
            tail = tail << 8 | (bytes[i] & 0xFF);
        }
        return mix(h ^ tail);
    }

    private static long longAt(byte[] bytes, int at) {
        long value = 0;
        for (int i = 7; i >= 0; i--) {
            value = value << 8 | (bytes[at + i] & 0xFF);
        }
        return value;
    }
}
