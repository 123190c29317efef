package org.khettara.engine;

/// Counts different values by their hashes: exactly up to a limit, then by HyperLogLog.
final class DistinctCount {
    private static final int REGISTER_BITS = 12;
    private static final int REGISTERS = 1 << REGISTER_BITS;

    private final int limit;
    private long[] table = new long[64];
    private int size;
    private boolean zero;
    private byte[] registers = new byte[0];

    DistinctCount(int limit) {
        this.limit = limit;
    }

    void add(long hash) {
        if (registers.length > 0) {
            estimate(hash);
        } else if (hash == 0) {
            zero = true;
        } else if (insert(hash) && ++size > limit) {
            turnToEstimate();
        } else if (size * 2 > table.length) {
            grow();
        }
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

    private void turnToEstimate() {
        registers = new byte[REGISTERS];
        if (zero) {
            estimate(0);
        }
        for (long hash : table) {
            if (hash != 0) {
                estimate(hash);
            }
        }
        table = new long[1];
    }

    private void estimate(long hash) {
        int register = (int) (hash >>> (64 - REGISTER_BITS));
        int rank = Long.numberOfLeadingZeros(hash << REGISTER_BITS | 1L << (REGISTER_BITS - 1)) + 1;
        if (rank > registers[register]) {
            registers[register] = (byte) rank;
        }
    }

    long count() {
        if (registers.length == 0) {
            return zero ? size + 1L : size;
        }
        double sum = 0;
        for (byte rank : registers) {
            sum += Math.scalb(1.0, -rank);
        }
        double alpha = 0.7213 / (1 + 1.079 / REGISTERS);
        return Math.round(alpha * REGISTERS * REGISTERS / sum);
    }
}
