package org.khettara.engine;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.khettara.core.report.KeySketch;

/// Counts different values by their hashes: exactly up to a limit, then by HyperLogLog, whose
/// standard error is 0.8 % with 14 bits and doubles with every two fewer. A hash must be mixed well
/// in all its bits.
final class DistinctCount {
    private final int limit;
    private final int registerBits;
    private long[] table = new long[8];
    private int size;
    private boolean zero;
    private byte[] registers = new byte[0];

    /// The least hashes, ascending as unsigned numbers, once not all are kept.
    private long[] least = new long[0];

    /// @param registerBits how many bits of a hash choose its register
    DistinctCount(int limit, int registerBits) {
        this.limit = limit;
        this.registerBits = registerBits;
    }

    /// Whether it has come before; false where it can't be told any more.
    boolean add(long hash) {
        if (registers.length > 0) {
            estimate(hash);
            keepLeast(hash);
            return false;
        }
        return addExactly(hash);
    }

    private boolean addExactly(long hash) {
        boolean known;
        if (hash == 0) {
            known = zero;
            zero = true;
        } else {
            known = !insert(hash);
            size += known ? 0 : 1;
        }
        if (size + (zero ? 1 : 0) > limit) {
            turnToEstimate();
        } else if (size * 2 > table.length) {
            grow();
        }
        return known;
    }

    /// Whether [#count] is no estimate.
    boolean isExact() {
        return registers.length == 0;
    }

    private boolean insert(long hash) {
        int slot = (int) (hash >>> 20) & table.length - 1;
        while (table[slot] != 0) {
            if (table[slot] == hash) {
                return false;
            }
            slot = slot + 1 & table.length - 1;
        }
        table[slot] = hash;
        return true;
    }

    private void grow() {
        long[] old = table;
        table = new long[old.length * 2];
        for (long hash : old) {
            if (hash != 0) {
                insert(hash);
            }
        }
    }

    /// The least hashes of all values, ascending as unsigned numbers.
    ///
    /// @param most how many at most; no more than fit the limit of an exact count
    long[] least(int most) {
        if (registers.length > 0) {
            return Arrays.copyOf(least, Math.min(most, least.length));
        }
        return LongStream.concat(
                        Arrays.stream(table).filter(hash -> hash != 0),
                        zero ? LongStream.of(0) : LongStream.empty())
                .boxed()
                .sorted(Long::compareUnsigned)
                .limit(most)
                .mapToLong(Long::longValue)
                .toArray();
    }

    private void keepLeast(long hash) {
        int last = least.length - 1;
        if (Long.compareUnsigned(hash, least[last]) >= 0) {
            return;
        }
        int at = last;
        while (at > 0 && Long.compareUnsigned(least[at - 1], hash) > 0) {
            at--;
        }
        if (at == 0 || least[at - 1] != hash) {
            System.arraycopy(least, at, least, at + 1, last - at);
            least[at] = hash;
        }
    }

    private void turnToEstimate() {
        least = least(KeySketch.MOST);
        registers = new byte[1 << registerBits];
        if (zero) {
            estimate(0);
        }
        for (long hash : table) {
            if (hash != 0) {
                estimate(hash);
            }
        }
        table = new long[0];
    }

    private void estimate(long hash) {
        int register = (int) (hash >>> (Long.SIZE - registerBits));
        long rest = hash << registerBits | 1L << (registerBits - 1);
        // As many leading zeros as the rank so far: few hashes have them, the others need no count.
        if ((rest >>> 1) >>> (Long.SIZE - 1 - registers[register]) == 0) {
            registers[register] = (byte) (Long.numberOfLeadingZeros(rest) + 1);
        }
    }

    long count() {
        if (registers.length == 0) {
            return size + (zero ? 1L : 0L);
        }
        return Math.max(limit + 1L, Math.round(estimated()));
    }

    /// Ertl's estimator, which has no bias at any size: arxiv.org/abs/1702.01284, algorithm 6.
    private double estimated() {
        int all = registers.length;
        // The highest rank: all bits that do not choose the register are zero.
        int top = Long.SIZE - registerBits + 1;
        int[] counts = new int[top + 1];
        for (byte rank : registers) {
            counts[rank]++;
        }
        double z = all * tau(1 - (double) counts[top] / all);
        for (int rank = top - 1; rank > 0; rank--) {
            z = (z + counts[rank]) / 2;
        }
        z += all * sigma((double) counts[0] / all);
        return all / (2 * Math.log(2)) * all / z;
    }

    private static double sigma(double part) {
        if (part == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double x = part;
        double y = 1;
        double z = part;
        double before;
        do {
            x *= x;
            before = z;
            z += x * y;
            y += y;
        } while (z != before);
        return z;
    }

    private static double tau(double part) {
        if (part == 0 || part == 1) {
            return 0;
        }
        double x = part;
        double y = 1;
        double z = 1 - part;
        double before;
        do {
            x = Math.sqrt(x);
            before = z;
            y /= 2;
            z -= (1 - x) * (1 - x) * y;
        } while (z != before);
        return z / 3;
    }
}
