package org.khettara.core.place;

/// How many slips of the pen lie between two words: letters added, left out, changed, or exchanged
/// with the next (Damerau 1964, optimal string alignment).
final class Slips {
    private Slips() {}

    /// Their number; any greater one where it is more than `most`.
    static int between(String one, String other, int most) {
        if (Math.abs(one.length() - other.length()) > most) {
            return most + 1;
        }
        int[] older = new int[other.length() + 1];
        int[] old = new int[other.length() + 1];
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            old[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(old[j], row[j - 1]) + 1, old[j - 1] + changed);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    row[j] = Math.min(row[j], older[j - 2] + 1);
                }
                least = Math.min(least, row[j]);
            }
            if (least > most) {
                return least;
            }
            int[] free = older;
            older = old;
            old = row;
            row = free;
        }
        return old[other.length()];
    }
}
