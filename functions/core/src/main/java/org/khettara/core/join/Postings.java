package org.khettara.core.join;

import java.util.Arrays;

/// Which columns have a hash: a table of hashes, each with a chain of column numbers.
final class Postings {
    private static final int NONE = -1;

    private long[] hashes = new long[1 << 10];
    private int[] heads = filled(1 << 10);
    private int used;
    private int[] owners = new int[1 << 10];
    private int[] next = new int[1 << 10];
    private int size;

    private static int[] filled(int length) {
        int[] none = new int[length];
        Arrays.fill(none, NONE);
        return none;
    }

    void add(long hash, int owner) {
        if (used * 2 > heads.length) {
            grow();
        }
        int slot = slot(hash);
        if (heads[slot] == NONE) {
            hashes[slot] = hash;
            used++;
        }
        if (size == owners.length) {
            owners = Arrays.copyOf(owners, size * 2);
            next = Arrays.copyOf(next, size * 2);
        }
        owners[size] = owner;
        next[size] = heads[slot];
        heads[slot] = size++;
    }

    private int slot(long hash) {
        int slot = (int) (hash >>> 20) & (heads.length - 1);
        while (heads[slot] != NONE && hashes[slot] != hash) {
            slot = (slot + 1) & (heads.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] before = hashes;
        int[] chains = heads;
        hashes = new long[before.length * 2];
        heads = filled(hashes.length);
        for (int i = 0; i < before.length; i++) {
            if (chains[i] != NONE) {
                int slot = slot(before[i]);
                hashes[slot] = before[i];
                heads[slot] = chains[i];
            }
        }
    }

    /// Counts one for each column that has the hash.
    void count(long hash, int[] counts) {
        for (int at = heads[slot(hash)]; at != NONE; at = next[at]) {
            counts[owners[at]]++;
        }
    }
}
