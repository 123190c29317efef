package org.khettara.engine;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds how a text cuts its records into cells: each dialect that the text may have is tried on a
/// sample, and the one whose table is most regular and whose cells make most sense wins.
final class DialectSniffer {
    private static final int MAX_ROWS = 400;
    private static final int MAX_DELIMITERS = 12;

    /// Share of records that a delimiter may leave whole: titles and notes.
    private static final double MOST_UNCUT = 0.75;

    private static final String NEVER = "\"'’._-/\\()[]{}<>%+°€$£?!«»“”‘*=@…–—\u00A0\u202F";
    private static final String TYPICAL = ",;\t|";

    private final String sample;
    private final Limits limits;
    private final CellKind.Judge judge = new CellKind.Judge();
    private final Map<String, Double> known = new HashMap<>();
    private @Nullable Refusal tooManyColumns;

    private DialectSniffer(String sample, Limits limits) {
        this.sample = sample;
        this.limits = limits;
    }

    /// @param sample the beginning of the text, whole lines
    static TextDialect sniff(String sample, Limits limits) throws Refusal {
        return new DialectSniffer(sample, limits).best();
    }

    private TextDialect best() throws Refusal {
        TextDialect best = TextDialect.plain(TextDialect.NONE, quoteOfLines());
        double bestScore = score(best);
        for (char delimiter : delimiters()) {
            for (TextDialect dialect : dialects(delimiter)) {
                double score = score(dialect);
                if (score > bestScore + 1e-12) {
                    best = dialect;
                    bestScore = score;
                }
            }
        }
        Refusal refusal = tooManyColumns;
        if (refusal != null && best.delimiter() == TextDialect.NONE) {
            throw refusal;
        }
        return best;
    }

    private char quoteOfLines() {
        return opensCell(TextDialect.NONE, '"') ? '"' : TextDialect.NONE;
    }

    /// The non-letters of the sample that come often enough, most frequent first.
    private Set<Character> delimiters() {
        Map<Character, Integer> counts = new HashMap<>();
        for (int i = 0; i < sample.length(); i++) {
            char c = sample.charAt(i);
            if (c != '\n'
                    && c != '\r'
                    && !Character.isLetterOrDigit(c)
                    && NEVER.indexOf(c) < 0
                    && !Character.isSurrogate(c)
                    && Character.getType(c) != Character.NON_SPACING_MARK
                    && (c == '\t' || !Chars.isInvisible(c) || (c > 0 && c < ' '))) {
                counts.merge(c, 1, Integer::sum);
            }
        }
        Set<Character> delimiters = new LinkedHashSet<>();
        for (int i = 0; i < TYPICAL.length(); i++) {
            char c = TYPICAL.charAt(i);
            if (counts.containsKey(c)) {
                delimiters.add(c);
            }
        }
        counts.entrySet().stream()
                .sorted(
                        Map.Entry.<Character, Integer>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(MAX_DELIMITERS)
                .forEach(entry -> delimiters.add(entry.getKey()));
        return delimiters;
    }

    private List<TextDialect> dialects(char delimiter) {
        List<TextDialect> dialects = new ArrayList<>();
        for (char quote : new char[] {'"', '\''}) {
            if (!opensCell(delimiter, quote)) {
                continue;
            }
            boolean blank = delimiter != ' ' && sample.contains("" + delimiter + ' ' + quote);
            dialects.add(new TextDialect(delimiter, blank, quote, quote));
            if (sample.indexOf("\\" + quote) >= 0) {
                dialects.add(new TextDialect(delimiter, blank, quote, '\\'));
            }
            if (sample.indexOf("\0" + quote) >= 0) {
                dialects.add(new TextDialect(delimiter, blank, quote, '\0'));
            }
        }
        dialects.add(new TextDialect(delimiter, false, TextDialect.NONE, TextDialect.NONE));
        return dialects;
    }

    private boolean opensCell(char delimiter, char quote) {
        for (int at = sample.indexOf(quote); at >= 0; at = sample.indexOf(quote, at + 1)) {
            int before = at - 1;
            while (before >= 0 && sample.charAt(before) == ' ') {
                before--;
            }
            char c = before < 0 ? '\n' : sample.charAt(before);
            boolean begins = c == delimiter || c == '\n' || c == '\r';
            boolean wraps =
                    quote == '"' || (at + 1 < sample.length() && sample.charAt(at + 1) != quote);
            if (begins && wraps) {
                return true;
            }
        }
        return false;
    }

    private double score(TextDialect dialect) throws Refusal {
        Map<Integer, Integer> widths = new HashMap<>();
        double[] cells = new double[3];
        Row row = new Row();
        RecordParser parser = new RecordParser(new StringReader(sample), limits);
        int rows = 0;
        try {
            while (rows < MAX_ROWS && parser.next(row, dialect)) {
                if (!row.isBlank()) {
                    rows++;
                    widths.merge(row.count(), 1, Integer::sum);
                    weigh(row, cells);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("a string cannot fail to be read", e);
        } catch (Refusal tooWide) {
            if (dialect.delimiter() == TextDialect.NONE) {
                throw tooWide;
            }
            tooManyColumns = isUsual(dialect) ? tooWide : tooManyColumns;
            return 0;
        }
        if (rows == 0 || cells[1] == 0) {
            return 0;
        }
        boolean cuts = widths.getOrDefault(1, 0) <= rows * MOST_UNCUT;
        if (dialect.delimiter() != TextDialect.NONE
                && (!cuts || (!isUsual(dialect) && !isRegular(widths, rows)))) {
            return 0;
        }
        double faults = 1 - 0.5 * cells[2] / rows;
        return regularity(widths)
                * Math.max(cells[0] / cells[1], 1e-3)
                * preference(dialect)
                * faults;
    }

    private static boolean isUsual(TextDialect dialect) {
        return TYPICAL.indexOf(dialect.delimiter()) >= 0;
    }

    /// An unusual delimiter must cut nearly all rows, and not too few, into as many cells.
    private static boolean isRegular(Map<Integer, Integer> widths, int rows) {
        return rows >= 3
                && widths.entrySet().stream()
                        .anyMatch(width -> width.getKey() > 1 && width.getValue() >= 0.7 * rows);
    }

    /// Many rows of one width, and more columns rather than fewer.
    private static double regularity(Map<Integer, Integer> widths) {
        double sum = 0;
        for (Map.Entry<Integer, Integer> width : widths.entrySet()) {
            double cells = width.getKey();
            sum += width.getValue() * Math.max(cells - 1, 1e-3) / cells;
        }
        return sum / widths.size();
    }

    private static double preference(TextDialect dialect) {
        char delimiter = dialect.delimiter();
        double preference =
                TYPICAL.indexOf(delimiter) >= 0
                        ? 1
                        : delimiter == ' ' ? 0.5 : delimiter == ':' ? 0.4 : 0.7;
        return dialect.quote() == '\'' ? preference * 0.99 : preference;
    }

    private void weigh(Row row, double[] cells) {
        for (int i = 0; i < row.count(); i++) {
            cells[0] += known.computeIfAbsent(row.cell(i), this::sense);
            cells[1]++;
        }
        if (row.faulty) {
            cells[2]++;
        }
        if (known.size() > 100_000) {
            known.clear();
        }
    }

    /// How much a cell looks like one whole value: 1 for a number or a word, little for what seems
    /// to hold delimiters or quotes of its own.
    private double sense(String cell) {
        return switch (judge.of(cell)) {
            case NUMBER, TIME, MISSING, BOOLEAN, EMPTY -> 1;
            case TEXT -> senseOfText(cell);
        };
    }

    private static double senseOfText(String cell) {
        if (cell.contains("://") || cell.indexOf('@') > 0) {
            return 0.9;
        }
        int strange = 0;
        char last = ' ';
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == '"'
                    || (TYPICAL.indexOf(c) >= 0 && c != ',')
                    || c == '~'
                    || c == '^'
                    || c < ' ') {
                return 0;
            }
            strange += c == ',' || (c == '\'' && last == ' ') ? 1 : 0;
            last = c;
        }
        if (cell.startsWith("'") || cell.endsWith("'")) {
            return 0.1;
        }
        return strange == 0 ? 1 : 0.2;
    }
}
