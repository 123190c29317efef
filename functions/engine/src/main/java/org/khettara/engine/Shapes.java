package org.khettara.engine;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts what short texts look like: capitals as `A`, small letters as `a`, figures as `9`, signs
/// as they are.
final class Shapes {
    private static final int LONGEST = 24;
    private static final int MOST = 64;

    private final Map<Long, Shape> counts = new HashMap<>();
    private long texts;
    private long lastHash;
    private @Nullable Shape last;

    private static final class Shape {
        final String look;
        long count;

        Shape(String look) {
            this.look = look;
        }
    }

    void add(byte[] text, int start, int length, long times) {
        texts += times;
        if (length > LONGEST) {
            return;
        }
        long hash = length;
        for (int i = start; i < start + length; i++) {
            byte look = look(text[i]);
            if (look < 0) {
                return;
            }
            hash = (hash ^ look) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 31;
        }
        Shape shape = last;
        if (shape == null || hash != lastHash) {
            shape = counts.get(hash);
            if (shape == null && counts.size() < MOST) {
                shape = new Shape(shown(text, start, length));
                counts.put(hash, shape);
            }
            last = shape;
            lastHash = hash;
        }
        if (shape != null) {
            shape.count += times;
        }
    }

    private static byte look(byte b) {
        if (b >= 'a') {
            return b <= 'z' ? (byte) 'a' : b;
        }
        if (b >= '0' && b <= '9') {
            return '9';
        }
        return b >= 'A' && b <= 'Z' ? (byte) 'A' : b;
    }

    private static String shown(byte[] text, int start, int length) {
        byte[] shown = new byte[length];
        for (int i = 0; i < length; i++) {
            shown[i] = look(text[start + i]);
        }
        return new String(shown, StandardCharsets.US_ASCII);
    }

    /// The look that at least half of the texts share; null when there is none.
    @Nullable String pattern() {
        return counts.values().stream()
                .filter(shape -> shape.count * 2 >= texts)
                .map(shape -> shape.look)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
