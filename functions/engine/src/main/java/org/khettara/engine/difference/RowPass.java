package org.khettara.engine.difference;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.khettara.engine.CanonicalRows;
import org.khettara.engine.Words;

/// What one pass over one version tells; each row's hashes and place went to the part that its key
/// falls in.
///
/// @param rows there were
/// @param order a hash of all rows in their order
/// @param written the same where the same numbers are written with more than their value needs
/// @param numbers sizes of the numbers of each column of the side; null for other columns
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
record RowPass(long rows, long order, long written, @Nullable NumberText[] numbers) {

    /// @param key places in the columns that are compared; empty to take whole rows
    static RowPass over(Side side, Compared compared, int[] key, Spool to) throws IOException {
        int[] columns = compared.andOthers(side);
        try (CanonicalRows in = side.open()) {
            RowHashes hashes = new RowHashes(side, in, columns, compared.byValue);
            long rows = 0;
            long order = 0;
            while (hashes.next()) {
                long first = key.length == 0 ? hashes.first() : hashes.key(key);
                long second = key.length == 0 ? hashes.second() : hashes.first();
                int part = (int) (((first >>> 32) * to.parts()) >>> 32);
                to.add(part, first, second, hashes.position());
                order = Words.mix(Long.rotateLeft(order, 5) ^ hashes.first());
                rows++;
            }
            @Nullable NumberText[] numbers = new @Nullable NumberText[columns.length];
            for (int i = 0; i < columns.length; i++) {
                numbers[columns[i]] = hashes.number(i);
            }
            return new RowPass(rows, order, hashes.written(), numbers);
        }
    }

    /// The columns of a side that are compared.
    ///
    /// @param columns their numbers
    /// @param byValue which of them as numbers
    @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
    record Compared(int[] columns, boolean[] byValue) {
        /// Those, and behind them all others.
        private int[] andOthers(Side side) {
            List<Integer> known = Arrays.stream(columns).boxed().toList();
            boolean[] taken = new boolean[side.width()];
            known.forEach(column -> taken[column] = true);
            IntStream others = IntStream.range(0, side.width()).filter(column -> !taken[column]);
            return IntStream.concat(Arrays.stream(columns), others).toArray();
        }
    }
}
