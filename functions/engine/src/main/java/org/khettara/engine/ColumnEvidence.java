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
    final Decimals dot = new Decimals();
    final Decimals comma = new Decimals();
    final TreeMap<String, Long> units = new TreeMap<>();
    long withoutUnit;

    long dayFirst;
    long monthFirst;
    long dayOnly;
    long monthOnly;
    long ambiguousDates;
    long datesWithTime;
    long datesWithOffset;
    long times;
    long shortYears;
    long hijri;
    long periods;

    /// Cells of each kind, for the few that are of another kind than most.
    final Strays strays;

    private final boolean dotDecimal;
    private final NumberReader numbers = new NumberReader();
    private final DateReader dates = new DateReader();

    /// @param dotDecimal `1.234` has a decimal point for certain
    /// @param strays texts of each kind that are kept with their place
    ColumnEvidence(boolean dotDecimal, int strays) {
        this.dotDecimal = dotDecimal;
        this.strays = new Strays(strays);
    }

    /// Largest sizes of numbers under one decimal sign.
    static final class Decimals {
        int scale;
        int whole;

        void add(int newScale, int newWhole) {
            scale = Math.max(scale, newScale);
            whole = Math.max(whole, newWhole);
        }
    }

    void add(CellChars cell, long weight, long record) {
        add(cell.text(), 0, cell.length(), weight, record);
    }

    /// Weighs a text that stands in a number of cells.
    ///
    /// @param record that has it first; 0 where that is not known
    void add(char[] text, int from, int to, long weight, long record) {
        int start = Chars.start(text, from, to);
        int end = Chars.end(text, start, to);
        if (start == end) {
            return;
        }
        cells += weight;
        Strays.Kind kind = kind(text, start, end, weight);
        if (kind != null && strays.wants(kind)) {
            strays.add(kind, new String(text, start, end - start), record);
        }
    }

    /// What a text is, once it has been counted; null for one that stands for a missing value.
    private Strays.@Nullable Kind kind(char[] text, int start, int end, long weight) {
        if (numbers.read(text, start, end)) {
            addNumber(weight);
            return Strays.Kind.NUMBER;
        }
        if (dates.read(text, start, end)) {
            addDate(weight);
            return Strays.Kind.DATE;
        }
        return addWord(text, start, end, weight) ? Strays.Kind.WORD : null;
    }

    /// Cells that may be anything but plain text.
    long typed() {
        long sum = dotNumbers + commaNumbers + codes + dayFirst + monthFirst + times;
        for (long pair : booleans) {
            sum += pair;
        }
        return sum + missingWords + hijri + periods;
    }

    /// A cell that surely is nothing but text.
    void addText(byte[] text, long cell, long record) {
        cells++;
        if (strays.wants(Strays.Kind.WORD)) {
            String word = Utf8.string(text, Batch.start(cell), Batch.length(cell));
            strays.add(Strays.Kind.WORD, word, record);
        }
    }

    /// A cell that [PlainNumber] has read.
    void addPlain(PlainNumber number) {
        cells++;
        withoutUnit++;
        int digits = number.digits;
        int scaled = number.scale;
        if (number.mayGroup && !(dotDecimal && number.point == '.')) {
            (number.point == '.' ? dot : comma).add(scaled, digits - scaled);
            (number.point == '.' ? comma : dot).add(0, digits);
            dotNumbers++;
            commaNumbers++;
            ambiguousNumbers++;
            return;
        }
        if (number.point != ',') {
            dotNumbers++;
            dot.add(scaled, digits - scaled);
        }
        if (number.point != '.') {
            commaNumbers++;
            comma.add(scaled, digits - scaled);
        }
        if (number.point == '.') {
            dotOnly++;
        } else if (number.point == ',') {
            commaOnly++;
        } else if (!number.grouped && !number.negative) {
            digitStrings++;
            shortestDigits = Math.min(shortestDigits, digits);
            longestDigits = Math.max(longestDigits, digits);
        }
    }

    /// A cell that [PlainDay] has read.
    void addPlainDay() {
        cells++;
        dayFirst++;
        monthFirst++;
    }

    private void addNumber(long weight) {
        if (numbers.looksLikeCode()) {
            codes += weight;
            if (!numbers.onlyDigits()) {
                return;
            }
        }
        if (numbers.onlyDigits()) {
            digitStrings += weight;
            shortestDigits = Math.min(shortestDigits, numbers.digitCount());
            longestDigits = Math.max(longestDigits, numbers.digitCount());
        }
        if (numbers.looksLikeCode()) {
            return;
        }
        addReadings(weight);
        String unit = numbers.unit();
        if (unit == null) {
            withoutUnit += weight;
        } else {
            units.merge(unit, weight, Long::sum);
        }
        exponents += numbers.exponential() ? weight : 0;
    }

    private void addReadings(long weight) {
        boolean byDot = numbers.dotDecimal();
        boolean certain = dotDecimal && numbers.ambiguous() && numbers.scale('.') > 0;
        boolean byComma = numbers.commaDecimal() && !certain;
        if (byDot) {
            dotNumbers += weight;
            dot.add(numbers.scale('.'), numbers.integerDigits('.'));
        }
        if (byComma) {
            commaNumbers += weight;
            comma.add(numbers.scale(','), numbers.integerDigits(','));
        }
        if (byDot != byComma) {
            dotOnly += byDot ? weight : 0;
            commaOnly += byComma ? weight : 0;
        } else if (numbers.ambiguous()) {
            ambiguousNumbers += weight;
        }
    }

    private void addDate(long weight) {
        if (!dates.hasDate()) {
            times += weight;
            return;
        }
        boolean day = dates.dayFirst();
        boolean month = dates.monthFirst() || dates.fixedOrder();
        dayFirst += day ? weight : 0;
        monthFirst += month ? weight : 0;
        dayOnly += day && !month ? weight : 0;
        monthOnly += month && !day ? weight : 0;
        ambiguousDates += dates.ambiguous() ? weight : 0;
        datesWithTime += dates.hasTime() ? weight : 0;
        datesWithOffset += dates.hasOffset() ? weight : 0;
        shortYears += dates.shortYear() ? weight : 0;
    }

    /// False for a word that stands for a missing value.
    private boolean addWord(char[] text, int start, int end, long weight) {
        int length = end - start;
        if (length > 40) {
            return true;
        }
        if (length <= CellWords.LONGEST) {
            String word = new String(text, start, length);
            if (CellWords.isMissing(word)) {
                missingWords += weight;
                return false;
            }
            int bool = CellWords.booleanWord(word);
            if (bool >= 0) {
                booleans[bool / 2] += weight;
                return true;
            }
        }
        if (dates.hijri()) {
            hijri += weight;
        } else if (length >= 4
                && length <= 24
                && endsInDigit(text, end)
                && Periods.isPeriod(new String(text, start, length))) {
            periods += weight;
        }
        return true;
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
