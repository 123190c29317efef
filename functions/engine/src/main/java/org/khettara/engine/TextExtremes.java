package org.khettara.engine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The first and the last of texts by their bytes, and the lengths of the shortest and the longest.
final class TextExtremes {
    private byte @Nullable [] least;
    private byte @Nullable [] greatest;
    private long leastOrder = Long.MAX_VALUE;
    private long greatestOrder = Long.MIN_VALUE;
    private int shortest = Integer.MAX_VALUE;
    private int longest;

    /// The first eight bytes tell most texts apart.
    void add(byte[] text, int start, int length) {
        int characters = Utf8.characters(text, start, length);
        shortest = Math.min(shortest, characters);
        longest = Math.max(longest, characters);
        long order = Long.reverseBytes(Words.first(text, start, length)) ^ Long.MIN_VALUE;
        if (order <= leastOrder && (least == null || compare(text, start, length, least) < 0)) {
            leastOrder = order;
            least = Arrays.copyOfRange(text, start, start + length);
        }
        if (order >= greatestOrder
                && (greatest == null || compare(text, start, length, greatest) > 0)) {
            greatestOrder = order;
            greatest = Arrays.copyOfRange(text, start, start + length);
        }
    }

    private static int compare(byte[] text, int start, int length, byte[] other) {
        return Arrays.compareUnsigned(text, start, start + length, other, 0, other.length);
    }

    /// Null without texts.
    @Nullable String least() {
        return string(least);
    }

    @Nullable String greatest() {
        return string(greatest);
    }

    private static @Nullable String string(byte @Nullable [] text) {
        return text == null ? null : new String(text, StandardCharsets.UTF_8);
    }

    /// In characters.
    int shortest() {
        return shortest;
    }

    int longest() {
        return longest;
    }
}
