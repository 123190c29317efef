package org.khettara.engine;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Everything that a column's cells say about its type, counted over all of them.
final class ColumnEvidence {
    /// Non-empty cells, and those of them that stand for a missing value.
    long cells;

    long missingWords;
    final long[] booleans = new long[CellWords.PAIRS];

    /// Numbers, by which decimal sign they allow.
    long dotNumbers;

    long commaNumbers;
    long dotOnly;
    long commaOnly;
    long ambiguousNumbers;
    long exponents;
    long codes;
    long digitStrings;
    int shortestDigits = Integer.MAX_VALUE;
    int longestDigits;
    final Decimals dot = new Decimals('.');
    final Decimals comma = new Decimals(',');
    final TreeMap<String, Long> units = new TreeMap<>();
    long withoutUnit;

    long dayFirst;
    long monthFirst;
    long dayOnly;
    long monthOnly;
    long ambiguousDates;
    long datesWithTime;
    long datesWithOffset;
    long midnights;
    long times;
    long shortYears;
    long hijri;
    long periods;

    private final boolean dotDecimal;
    private final NumberReader numbers = new NumberReader();
    private final DateReader dates = new DateReader();

    /// @param dotDecimal `1.234` has a decimal point for certain
    ColumnEvidence(boolean dotDecimal) {
        this.dotDecimal = dotDecimal;
    }

    /// Largest sizes of numbers under one decimal sign.
    static final class Decimals {
        private final char sign;
        int scale;
        int whole;

        Decimals(char sign) {
            this.sign = sign;
        }

        void add(NumberReader number) {
            scale = Math.max(scale, number.scale(sign));
            whole = Math.max(whole, number.integerDigits(sign));
        }
    }

    void add(char[] text, int from, int to) {
        int start = Chars.start(text, from, to);
        int end = Chars.end(text, start, to);
        if (start == end) {
            return;
        }
        cells++;
        if (numbers.read(text, start, end)) {
            addNumber();
        } else if (dates.read(text, start, end)) {
            addDate();
        } else {
            addWord(text, start, end);
        }
    }

    private void addNumber() {
        if (numbers.looksLikeCode()) {
            codes++;
            if (!numbers.onlyDigits()) {
                return;
            }
        }
        if (numbers.onlyDigits()) {
            digitStrings++;
            shortestDigits = Math.min(shortestDigits, numbers.digitCount());
            longestDigits = Math.max(longestDigits, numbers.digitCount());
        }
        if (numbers.looksLikeCode()) {
            return;
        }
        addReadings();
        String unit = numbers.unit();
        if (unit == null) {
            withoutUnit++;
        } else {
            units.merge(unit, 1L, Long::sum);
        }
        exponents += numbers.exponential() ? 1 : 0;
    }

    private void addReadings() {
        boolean byDot = numbers.dotDecimal();
        boolean certain = dotDecimal && numbers.ambiguous() && numbers.scale('.') > 0;
        boolean byComma = numbers.commaDecimal() && !certain;
        if (byDot) {
            dotNumbers++;
            dot.add(numbers);
        }
        if (byComma) {
            commaNumbers++;
            comma.add(numbers);
        }
        if (byDot != byComma) {
            dotOnly += byDot ? 1 : 0;
            commaOnly += byComma ? 1 : 0;
        } else if (numbers.ambiguous()) {
            ambiguousNumbers++;
        }
    }

    private void addDate() {
        if (!dates.hasDate()) {
            times++;
            return;
        }
        boolean day = dates.dayFirst();
        boolean month = dates.monthFirst() || dates.fixedOrder();
        dayFirst += day ? 1 : 0;
        monthFirst += month ? 1 : 0;
        dayOnly += day && !month ? 1 : 0;
        monthOnly += month && !day ? 1 : 0;
        ambiguousDates += dates.ambiguous() ? 1 : 0;
        datesWithTime += dates.hasTime() ? 1 : 0;
        datesWithOffset += dates.hasOffset() ? 1 : 0;
        midnights += dates.hasTime() && dates.micros() == 0 ? 1 : 0;
        shortYears += dates.shortYear() ? 1 : 0;
    }

    private void addWord(char[] text, int start, int end) {
        int length = end - start;
        if (length > 40) {
            return;
        }
        if (length <= CellWords.LONGEST) {
            String word = new String(text, start, length);
            if (CellWords.isMissing(word)) {
                missingWords++;
                return;
            }
            int bool = CellWords.booleanWord(word);
            if (bool >= 0) {
                booleans[bool / 2]++;
                return;
            }
        }
        if (dates.hijri()) {
            hijri++;
        } else if (length >= 4
                && length <= 24
                && endsInDigit(text, end)
                && Periods.isPeriod(new String(text, start, length))) {
            periods++;
        }
    }

    private static boolean endsInDigit(char[] text, int end) {
        return Character.isDigit(text[end - 1]);
    }

    /// The unit that all numbers carry, or all but very few; null without one.
    @Nullable String soleUnit() {
        if (units.size() != 1) {
            return null;
        }
        var only = units.firstEntry();
        return withoutUnit * 20 <= only.getValue() ? only.getKey() : null;
    }
}
