package org.khettara.engine;

import java.util.Arrays;

/// Scores how well a dialect fits a sample: how regular its table is, and how much its cells look
/// like one whole value each.
final class DialectScore {
    static final int MAX_ROWS = 400;

    /// Share of records that a delimiter may leave whole: titles and notes.
    private static final double MOST_UNCUT = 0.75;

    /// A header that has not as many cells as the rows is seldom one.
    private static final double ODD_HEAD = 0.6;

    /// A sign with a blank after it each time may be one of sentences.
    private static final double AS_WRITTEN = 0.6;

    private static final double FORGOTTEN = 0.1;
    private static final int ENOUGH_QUOTED = 3;
    private static final int LONGEST_VALUE = 40;
    private static final int MEMO = 1 << 12;
    private static final String USUAL = ",;\t|";

    private static final byte FATAL = 1;
    private static final byte STRANGE = 2;
    private static final byte SINGLE_QUOTE = 3;
    private static final byte ADDRESS = 4;
    private static final byte[] ODD = new byte[128];

    static {
        Arrays.fill(ODD, 0, ' ', FATAL);
        ODD['\n'] = 0;
        ODD['\r'] = 0;
        for (char c : new char[] {'"', ';', '|', '~', '^'}) {
            ODD[c] = FATAL;
        }
        ODD[','] = STRANGE;
        ODD['\''] = SINGLE_QUOTE;
        ODD['@'] = ADDRESS;
    }

    private final char[] sample;
    private final int mostColumns;
    private final CellKind.Judge judge = new CellKind.Judge();
    private final long[] memoKeys = new long[MEMO];
    private final boolean[] memoValues = new boolean[MEMO];
    private final int[] widths = new int[MAX_ROWS];
    private int rows;
    private long cells;
    private double sense;
    private final int[] faults = new int[MAX_ROWS];
    private int faulty;
    private int remarks;
    private int quoted;
    private int quotedPairs;
    private int begun;

    /// Cells of the first row that is cut at all.
    private int headWidth;

    /// Cells that begin with a blank, the first ones aside.
    private long afterBlanks;

    DialectScore(char[] sample, int mostColumns) {
        this.sample = sample;
        this.mostColumns = mostColumns;
    }

    static boolean isUsual(char delimiter) {
        return USUAL.indexOf(delimiter) >= 0;
    }

    /// 0 when the dialect cannot be; -1 when it cuts a record into too many cells.
    double of(TextDialect dialect) {
        SampleCut cut = new SampleCut(sample, dialect, mostColumns);
        rows = 0;
        cells = 0;
        sense = 0;
        faulty = 0;
        remarks = 0;
        quoted = 0;
        quotedPairs = 0;
        begun = 0;
        headWidth = 0;
        afterBlanks = 0;
        while (rows < MAX_ROWS && cut.next()) {
            if (!cut.isBlank()) {
                headWidth = headWidth == 0 && cut.count() > 1 ? cut.count() : headWidth;
                widths[rows++] = cut.count();
                weigh(cut);
            }
        }
        if (cut.tooWide()) {
            return -1;
        }
        if (rows == 0 || !mayBe(dialect)) {
            return 0;
        }
        double head = headWidth == 0 || headWidth == modalWidth() ? 1 : ODD_HEAD;
        double cellSense = Math.max(sense / cells, 1e-3);
        double written = afterBlanks > 0.95 * (cells - rows) && cells > rows ? AS_WRITTEN : 1;
        return regularity() * cellSense * preference(dialect) * soundness() * head * written;
    }

    /// Whether the dialect scored last found cells in quotes and no quote that does not fit: those
    /// quotes are not text.
    boolean quotesRight() {
        return faulty == 0 && quoted > 0;
    }

    private boolean mayBe(TextDialect dialect) {
        if (dialect.delimiter() == TextDialect.NONE) {
            return true;
        }
        int uncut = 0;
        for (int i = 0; i < rows; i++) {
            uncut += widths[i] == 1 ? 1 : 0;
        }
        boolean cuts =
                uncut - remarks <= (rows - remarks) * MOST_UNCUT || quotedPairs >= ENOUGH_QUOTED;
        return cuts && (isUsual(dialect.delimiter()) || isRegular());
    }

    /// An unusual delimiter must cut nearly all rows, and not too few, into as many cells; it does
    /// not begin every row, as a mark of remarks does.
    private boolean isRegular() {
        return rows >= 3 && modalShare() >= 0.7 && begun * 2 < rows;
    }

    /// Share of the rows that have the most frequent number of cells above one.
    double modalShare() {
        int usual = modalWidth();
        int rowsOfIt = 0;
        for (int i = 0; i < rows; i++) {
            rowsOfIt += widths[i] == usual ? 1 : 0;
        }
        return usual > 1 ? rowsOfIt / (double) rows : 0;
    }

    private int modalWidth() {
        Arrays.sort(widths, 0, rows);
        int usual = 1;
        int most = 0;
        for (int i = 0, from = 0; i < rows; i++) {
            from = i > 0 && widths[i] == widths[i - 1] ? from : i;
            if (widths[i] > 1 && i - from + 1 > most) {
                most = i - from + 1;
                usual = widths[i];
            }
        }
        return usual;
    }

    /// Many rows of one width, and more columns rather than fewer. A few odd rows cost little: what
    /// counts is how probably two rows are of one width.
    private double regularity() {
        Arrays.sort(widths, 0, rows);
        double sum = 0;
        double squares = 0;
        for (int i = 0, from = 0; i < rows; i++) {
            from = i > 0 && widths[i] == widths[i - 1] ? from : i;
            squares += 2 * (i - from) + 1;
            sum += Math.max(widths[i] - 1, 1e-3) / widths[i];
        }
        return sum * squares / ((double) rows * rows);
    }

    /// A record whose quotes do not fit speaks against the dialect, unless it has as many cells as
    /// others once a quote is taken as text: then the publisher forgot to escape it.
    private double soundness() {
        int usual = modalWidth();
        double bad = 0;
        for (int i = 0; i < faulty; i++) {
            bad += faults[i] == usual ? FORGOTTEN : 1;
        }
        return 1 - 0.5 * bad / rows;
    }

    private static double preference(TextDialect dialect) {
        double preference =
                switch (dialect.delimiter()) {
                    case ',', ';', '\t', '|', TextDialect.NONE -> 1;
                    case ' ' -> 0.5;
                    case ':' -> 0.4;
                    default -> 0.7;
                };
        return dialect.quote() == '\'' ? preference * 0.99 : preference;
    }

    private void weigh(SampleCut cut) {
        for (int i = 0; i < cut.count(); i++) {
            boolean inQuotes = cut.inQuotes(i);
            quoted += inQuotes ? 1 : 0;
            sense += inQuotes ? 1 : sense(cut.from(i), cut.to(i));
            afterBlanks += i > 0 && cut.from(i) < cut.to(i) && sample[cut.from(i)] == ' ' ? 1 : 0;
            quotedPairs += inQuotes && i > 0 && cut.inQuotes(i - 1) ? 1 : 0;
        }
        cells += cut.count();
        if (cut.faulty()) {
            faults[faulty++] = cut.count();
        }
        begun += cut.from(0) == cut.to(0) ? 1 : 0;
        remarks += cut.count() == 1 && sample[cut.from(0)] == '#' ? 1 : 0;
    }

    /// How much a cell looks like one whole value: 1 for a number or words, little for what seems
    /// to hold delimiters or quotes of its own.
    private double sense(int from, int to) {
        int strange = 0;
        double least = 1;
        for (int i = from; i < to; i++) {
            char c = sample[i];
            byte odd = c < 128 ? ODD[c] : 0;
            if (c == ';' && i > from && i + 1 < to && sample[i + 1] == ' ') {
                least = Math.min(least, 0.5);
                continue;
            }
            if (odd == FATAL) {
                return 0;
            }
            boolean first = i == from || sample[i - 1] == ' ';
            strange += odd == STRANGE || (odd == SINGLE_QUOTE && first) ? 1 : 0;
            least = odd == SINGLE_QUOTE && (i == from || i == to - 1) ? 0.1 : least;
            if (odd == ADDRESS || (c == '/' && i > from + 1 && sample[i - 1] == '/')) {
                return 0.9;
            }
        }
        if (strange == 0 && least == 1) {
            return 1;
        }
        return isValue(from, to) ? 1 : Math.min(least, strange == 0 ? 1 : 0.2);
    }

    /// Whether the cell is a number, a date or the like.
    boolean isValue(int from, int to) {
        if (to - from > LONGEST_VALUE) {
            return false;
        }
        long hash = 1;
        for (int i = from; i < to; i++) {
            hash = hash * 0x9E3779B97F4A7C15L + sample[i] + 1;
        }
        int slot = (int) (hash >>> 33) & (MEMO - 1);
        if (memoKeys[slot] != hash) {
            CellKind kind = judge.of(new String(sample, from, to - from));
            memoKeys[slot] = hash;
            memoValues[slot] = kind != CellKind.TEXT && kind != CellKind.EMPTY;
        }
        return memoValues[slot];
    }
}
