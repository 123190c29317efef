package org.khettara.engine;

/// Fixed 64-bit hashes: the same in every run, so that estimates and layouts are too.
final class Hashing {
    private Hashing() {}

    static long mix(long value) {
        long h = value * 0x9E3779B97F4A7C15L;
        h = (h ^ h >>> 32) * 0xD6E8FEB86659FD93L;
        return h ^ h >>> 29;
    }
}
