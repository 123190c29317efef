package org.khettara.engine;

/// What one cell looks like on its own, before its column has a type.
enum CellKind {
    EMPTY,
    NUMBER,
    TIME,
    BOOLEAN,
    MISSING,
    TEXT;

    /// Tells cells apart; one per thread.
    static final class Judge {
        private final NumberReader numbers = new NumberReader();
        private final DateReader dates = new DateReader();

        CellKind of(String cell) {
            char[] text = cell.toCharArray();
            int from = Chars.start(text, 0, text.length);
            int to = Chars.end(text, from, text.length);
            if (from == to) {
                return EMPTY;
            }
            if (numbers.read(text, from, to)) {
                return NUMBER;
            }
            if (dates.read(text, from, to)) {
                return TIME;
            }
            String word = new String(text, from, to - from);
            if (CellWords.isMissing(word)) {
                return MISSING;
            }
            return CellWords.booleanWord(word) >= 0 ? BOOLEAN : TEXT;
        }

        /// An integer from 1900 to 2100, as column names often are.
        boolean isYear(String cell) {
            String word = Chars.trim(cell);
            return word.length() == 4
                    && (word.startsWith("19") || word.startsWith("20"))
                    && of(word) == NUMBER;
        }
    }

    boolean isTyped() {
        return this == NUMBER || this == TIME;
    }
}
