package org.khettara.engine.difference;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.khettara.engine.Words;

/// The texts of one numeric column: their value whatever zeros end them, and their sizes.
final class NumberText {
    private static final int PADDING = 32;

    /// Beyond it, a number is compared in its scientific form.
    private static final int MOST_ZEROS = 400;

    private int scale;
    private int whole;
    private boolean exponent;

    /// Whether the number read last is written as its value alone needs.
    private boolean plain;

    /// Notes a number and hashes its value: `1.50`, `1.5` and `15e-1` are one.
    long hash(byte[] text, int start, int length) {
        int point = -1;
        for (int i = start; i < start + length; i++) {
            byte b = text[i];
            if (b == '.') {
                point = i;
            } else if ((b | 0x20) == 'e') {
                return exponent(text, start, length);
            }
        }
        int sign = length > 0 && text[start] == '-' ? 1 : 0;
        int end = start + length;
        whole = Math.max(whole, (point < 0 ? length : point - start) - sign);
        if (point >= 0) {
            scale = Math.max(scale, end - point - 1);
            while (text[end - 1] == '0') {
                end--;
            }
            end -= text[end - 1] == '.' ? 1 : 0;
        }
        plain = end == start + length;
        boolean zero = sign == 1 && end - start == 2 && text[start + 1] == '0';
        return Words.hash(text, zero ? start + 1 : start, zero ? 1 : end - start);
    }

    private long exponent(byte[] text, int start, int length) {
        exponent = true;
        plain = false;
        String written = new String(text, start, length, StandardCharsets.US_ASCII);
        BigDecimal value = new BigDecimal(written).stripTrailingZeros();
        String shown =
                Math.abs(value.scale()) <= MOST_ZEROS ? value.toPlainString() : value.toString();
        byte[] canonical = shown.getBytes(StandardCharsets.US_ASCII);
        return Words.hash(
                Arrays.copyOf(canonical, canonical.length + PADDING), 0, canonical.length);
    }

    boolean isPlain() {
        return plain;
    }

    boolean hasExponents() {
        return exponent;
    }

    /// Most digits behind the point.
    int scale() {
        return scale;
    }

    /// Most digits before the point.
    int whole() {
        return whole;
    }

    void add(NumberText other) {
        scale = Math.max(scale, other.scale);
        whole = Math.max(whole, other.whole);
        exponent |= other.exponent;
    }
}
