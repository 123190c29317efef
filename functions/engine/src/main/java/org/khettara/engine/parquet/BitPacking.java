package org.khettara.engine.parquet;

/// Packs numbers into words, the first into the lowest bits, as Parquet does.
final class BitPacking {
    private BitPacking() {}

    /// Packs `count` numbers, a multiple of four, none of more than `width` bits.
    static void pack(int[] numbers, int from, int count, int width, long[] words) {
        if (width <= 16) {
            packFours(numbers, from, from + count, width, words);
        } else {
            packTwos(numbers, from, from + count, width, words);
        }
    }

    private static void packFours(int[] numbers, int from, int to, int width, long[] words) {
        int step = 4 * width;
        int word = 0;
        int held = 0;
        long bits = 0;
        for (int i = from; i < to; i += 4) {
            long four =
                    numbers[i]
                            | (long) numbers[i + 1] << width
                            | (long) numbers[i + 2] << (2 * width)
                            | (long) numbers[i + 3] << (3 * width);
            bits |= four << held;
            held += step;
            if (held >= 64) {
                words[word++] = bits;
                held -= 64;
                bits = held == 0 ? 0 : four >>> (step - held);
            }
        }
        if (held > 0) {
            words[word] = bits;
        }
    }

    private static void packTwos(int[] numbers, int from, int to, int width, long[] words) {
        int step = 2 * width;
        int word = 0;
        int held = 0;
        long bits = 0;
        for (int i = from; i < to; i += 2) {
            long two = numbers[i] | (long) numbers[i + 1] << width;
            bits |= two << held;
            held += step;
            if (held >= 64) {
                words[word++] = bits;
                held -= 64;
                bits = held == 0 ? 0 : two >>> (step - held);
            }
        }
        if (held > 0) {
            words[word] = bits;
        }
    }

    /// Packs `count` numbers of any width from 1 to 64.
    static void pack(long[] numbers, int from, int count, int width, long[] words) {
        int word = 0;
        int held = 0;
        long bits = 0;
        for (int i = from; i < from + count; i++) {
            long one = numbers[i];
            bits |= one << held;
            held += width;
            if (held >= 64) {
                words[word++] = bits;
                held -= 64;
                bits = held == 0 ? 0 : one >>> (width - held);
            }
        }
        if (held > 0) {
            words[word] = bits;
        }
    }
}
