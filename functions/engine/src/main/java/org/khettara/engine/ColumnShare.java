package org.khettara.engine;

/// What one column of a table may keep in memory: all of its columns share what there is, so that a
/// table of 16,000 columns needs no more than one of a dozen.
///
/// @param texts different texts of a dictionary
/// @param textBytes bytes of these texts together
/// @param exact different values that are counted exactly
/// @param sampled values that quantiles are found from
/// @param registerBits of the estimate beyond them: the error is 1.04 over the root of two to their
///   number
/// @param listed findings of one kind that the report lists one by one
/// @param strays texts that are kept of each kind of cell
/// @param lookedUp values that are looked up for what they mean, before it is one in so many
record ColumnShare(
        int texts,
        int textBytes,
        int exact,
        int sampled,
        int registerBits,
        int listed,
        int strays,
        int lookedUp) {
    private static final int VERY_WIDE = 512;
    private static final int MOST_TEXTS = 800_000;
    private static final int MOST_BYTES = 24 << 20;
    private static final int MOST_EXACT = 1 << 21;
    private static final int MOST_REGISTERS = 1 << 24;
    private static final int MOST_LISTED = 20_000;
    private static final int MOST_STRAYS = 5;
    private static final int MOST_LOOKED_UP = 1 << 14;
    private static final int REGISTER_BITS = 14;
    private static final int FEWEST_BITS = 9;

    /// Every text has its place in a dozen arrays besides its bytes.
    private static final int WIDE = 4;

    static ColumnShare of(int columns, Limits limits) {
        int sharers = isWide(columns) ? columns * WIDE : columns;
        int bits = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(MOST_REGISTERS / columns);
        return new ColumnShare(
                Math.clamp(MOST_TEXTS / sharers, 8, 1 << 16),
                Math.clamp(MOST_BYTES / sharers, 1 << 8, 1 << 20),
                Math.min(limits.exactDistinct(), exact(columns)),
                Math.min(limits.exactDistinct(), MOST_EXACT / columns),
                Math.clamp(bits, FEWEST_BITS, REGISTER_BITS),
                Math.clamp(MOST_LISTED / columns, 1, limits.listed()),
                Math.clamp(MOST_LISTED / columns, 1, MOST_STRAYS),
                Math.clamp(MOST_LOOKED_UP / columns, 16, 1_000));
    }

    /// A power of two fills the table of hashes before it grows for the last time.
    private static int exact(int columns) {
        int most = MOST_EXACT / columns;
        return isWide(columns) ? Integer.highestOneBit(most) / 2 : most;
    }

    /// Whether a batch has too few rows to be a page.
    static boolean isWide(int columns) {
        return columns >= VERY_WIDE;
    }
}
