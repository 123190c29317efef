package org.khettara.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.khettara.core.meaning.Months;

/// Tells quickly of most texts that they are no number, date, boolean or word for a missing value,
/// so that only the others are judged by the whole grammar. A cell of figures and signs is judged
/// by its shape, once for all cells alike.
final class TypedTextFilter {
    private static final int LONGEST_SHAPE = 24;
    private static final int MOST_SHAPES = 256;

    /// First two letters, in small ASCII, of all that may begin a typed cell.
    private static final boolean[] BEGINNINGS = beginnings();

    private final ColumnEvidence probe = new ColumnEvidence(false, 0);
    private final long[] shapes = new long[MOST_SHAPES];
    private final boolean[] text = new boolean[MOST_SHAPES];
    private int known;

    private static boolean[] beginnings() {
        boolean[] two = new boolean[26 * 26];
        Stream.of(Months.names(), Units.spellings(), CellWords.typed(), Stream.of("t1", "s1", "q1"))
                .flatMap(words -> words)
                .forEach(word -> {
                    String small = word.toLowerCase(Locale.ROOT);
                    if (small.length() > 1 && isLetter(small.charAt(0))) {
                        int first = (small.charAt(0) - 'a') * 26;
                        if (isLetter(small.charAt(1))) {
                            two[first + small.charAt(1) - 'a'] = true;
                        } else {
                            Arrays.fill(two, first, first + 26, true);
                        }
                    }
                });
        return two;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    /// False when the cell may be something else than text, or when that is not clear at once.
    boolean isText(byte[] cell, int start, int length) {
        int first = cell[start] | 0x20;
        if (length > 1 && first >= 'a' && first <= 'z') {
            int second = cell[start + 1] | 0x20;
            return second >= 'a' && second <= 'z' && !BEGINNINGS[(first - 'a') * 26 + second - 'a'];
        }
        return length <= LONGEST_SHAPE && isTextByShape(cell, start, length);
    }

    private boolean isTextByShape(byte[] cell, int start, int length) {
        long shape = length;
        for (int i = start; i < start + length; i++) {
            byte b = cell[i];
            if (b < 0 || (b | 0x20) >= 'a') {
                return false;
            }
            shape = (shape ^ (b >= '0' && b <= '9' ? '9' : b)) * 0x9E3779B97F4A7C15L;
            shape ^= shape >>> 31;
        }
        int slot = (int) (shape >>> 40) & MOST_SHAPES - 1;
        if (shapes[slot] != shape) {
            if (known == MOST_SHAPES / 2) {
                return false;
            }
            known += shapes[slot] == 0 ? 1 : 0;
            shapes[slot] = shape;
            text[slot] = isNeverTyped(cell, start, length);
        }
        return text[slot];
    }

    /// No cell of this shape is typed when those with the likeliest figures are not: days, months
    /// and hours are 11; of four figures the first are a year, further ones an offset or the year
    /// after.
    private boolean isNeverTyped(byte[] cell, int start, int length) {
        long before = probe.typed();
        long cells = probe.cells;
        probe.add(likely(cell, start, length, "1111"), 0, length, 1, 0);
        probe.add(likely(cell, start, length, "2012"), 0, length, 1, 0);
        // A blank is no text either.
        return probe.typed() == before && probe.cells > cells;
    }

    private static char[] likely(byte[] cell, int start, int length, String further) {
        char[] likely = new char[length];
        int run = 0;
        String four = "2011";
        for (int i = 0; i < length; i++) {
            char c = (char) cell[start + i];
            boolean digit = c >= '0' && c <= '9';
            run = digit ? run + 1 : 0;
            likely[i] = digit ? '1' : c;
            if (run == 4) {
                four.getChars(0, 4, likely, i - 3);
                four = further;
            }
        }
        return likely;
    }
}
