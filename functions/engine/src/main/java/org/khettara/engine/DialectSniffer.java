package org.khettara.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.khettara.core.report.ReasonCode;

/// Finds how a text cuts its records into cells: each dialect that the text may have is tried on a
/// sample, and the one whose table is most regular and whose cells make most sense wins.
final class DialectSniffer {
    private static final String USUAL = ",;\t|";
    private static final String NEVER = "\"'’._-/\\()[]{}<>%+°€$£?!«»“”‘*=@…–—\u00A0\u202F";

    /// Unusual delimiters that are tried, and the share of lines that must hold one.
    private static final int MOST_UNUSUAL = 6;

    private static final double LINES_SHARE = 0.3;

    /// Share of lines that must be numbers or dates for the text to be one column of them.
    private static final double VALUES_SHARE = 0.8;

    private static final double TYPED_SHARE = 0.6;

    private final String sample;
    private final char[] text;
    private final Limits limits;
    private final DialectScore score;

    private record Scored(TextDialect dialect, double score) {}

    private DialectSniffer(String sample, Limits limits) {
        this.sample = sample;
        this.text = sample.toCharArray();
        this.limits = limits;
        this.score = new DialectScore(text, limits.columns());
    }

    /// @param sample the beginning of the text, whole lines
    static TextDialect sniff(String sample, Limits limits) throws Refusal {
        return new DialectSniffer(sample, limits).best();
    }

    /// The usual delimiter that any software may read a table of one column with, since it cuts no
    /// record of the sample; [TextDialect#NONE] when all of them do.
    static char harmless(String sample, TextDialect dialect, Limits limits) {
        char[] text = sample.toCharArray();
        char quote = dialect.quote() == TextDialect.NONE ? '"' : dialect.quote();
        for (int i = 0; i < USUAL.length(); i++) {
            char delimiter = USUAL.charAt(i);
            TextDialect trial = TextDialect.plain(delimiter, quote);
            SampleCut cut = new SampleCut(text, trial, limits.columns());
            boolean whole = true;
            while (whole && cut.next()) {
                whole = cut.count() == 1;
            }
            if (whole) {
                return delimiter;
            }
        }
        return TextDialect.NONE;
    }

    private TextDialect best() throws Refusal {
        TextDialect whole = TextDialect.plain(TextDialect.NONE, quoteOfLines());
        double least = score.of(whole);
        boolean tooWide = false;
        List<Scored> scored = new ArrayList<>();
        String delimiters = delimiters();
        for (int i = 0; i < delimiters.length(); i++) {
            char delimiter = delimiters.charAt(i);
            boolean quotesRight = false;
            for (TextDialect dialect : dialects(delimiter)) {
                if (quotesRight && dialect.quote() == TextDialect.NONE) {
                    continue;
                }
                double value = score.of(dialect);
                quotesRight |= dialect.quote() == '"' && score.quotesRight();
                tooWide |= value < 0 && DialectScore.isUsual(delimiter);
                if (value > least + 1e-12) {
                    scored.add(new Scored(dialect, value));
                }
            }
        }
        scored.sort(Comparator.comparingDouble(Scored::score).reversed());
        for (Scored next : scored) {
            if (stands(next.dialect())) {
                return next.dialect();
            }
        }
        if (tooWide) {
            throw Refusal.at(
                    ReasonCode.TOO_LARGE, "TOO_LARGE.columns", "record 1", limits.columns());
        }
        return whole;
    }

    private char quoteOfLines() {
        return opensCell(TextDialect.NONE, '"') ? '"' : TextDialect.NONE;
    }

    /// The usual delimiters that the sample has, then the others that many of its lines hold, most
    /// frequent first.
    private String delimiters() {
        int[] lines = new int[1 << 16];
        int[] seen = new int[1 << 16];
        int line = 0;
        int filled = 0;
        char greatest = 0;
        boolean blank = true;
        for (int i = 0; i < text.length && filled <= DialectScore.MAX_ROWS; i++) {
            char c = text[i];
            if (c == '\n' || c == '\r') {
                filled += blank ? 0 : 1;
                blank = true;
                line++;
            } else {
                blank = false;
                if (seen[c] != line + 1) {
                    seen[c] = line + 1;
                    lines[c]++;
                    greatest = (char) Math.max(greatest, c);
                }
            }
        }
        filled += blank ? 0 : 1;
        StringBuilder delimiters = new StringBuilder();
        for (int i = 0; i < USUAL.length(); i++) {
            char c = USUAL.charAt(i);
            if (lines[c] > 0) {
                delimiters.append(c);
            }
        }
        int least = (int) Math.max(3, filled * LINES_SHARE);
        unusual(Arrays.copyOf(lines, greatest + 1), least)
                .forEach(c -> delimiters.append((char) c.intValue()));
        return delimiters.toString();
    }

    private static List<Integer> unusual(int[] lines, int least) {
        List<Integer> unusual = new ArrayList<>();
        for (int c = 0; c < lines.length; c++) {
            if (lines[c] >= least && mayDelimit((char) c)) {
                unusual.add(c);
            }
        }
        unusual.sort(Comparator.comparingInt((Integer c) -> -lines[c]));
        return unusual.subList(0, Math.min(MOST_UNUSUAL, unusual.size()));
    }

    private static boolean mayDelimit(char c) {
        return USUAL.indexOf(c) < 0
                && !Character.isLetterOrDigit(c)
                && NEVER.indexOf(c) < 0
                && !Character.isSurrogate(c)
                && Character.getType(c) != Character.NON_SPACING_MARK
                && (!Chars.isInvisible(c) || (c > 0 && c < ' '));
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
            while (before >= 0 && text[before] == ' ' && delimiter != ' ') {
                before--;
            }
            char c = before < 0 ? '\n' : text[before];
            boolean begins = c == delimiter || c == '\n' || c == '\r';
            boolean wraps = quote == '"' || (at + 1 < text.length && text[at + 1] != quote);
            if (begins && wraps) {
                return true;
            }
        }
        return false;
    }

    /// Whether a dialect that scores best is more than a habit of writing inside one column: blanks
    /// between words, colons in times, commas in numbers.
    private boolean stands(TextDialect dialect) {
        return switch (dialect.delimiter()) {
            case ';', '\t', '|' -> true;
            case ',' -> !(headIsWhole(dialect) && (isOneColumnOfValues() || isProse(dialect)));
            case ' ', ':' -> !isOneColumnOfValues() && hasTypedColumn(dialect);
            default -> !isOneColumnOfValues();
        };
    }

    private boolean headIsWhole(TextDialect dialect) {
        SampleCut cut = new SampleCut(text, dialect, limits.columns());
        boolean more = cut.next();
        while (more && cut.isBlank()) {
            more = cut.next();
        }
        return more && cut.count() == 1 && !score.isValue(cut.from(0), cut.to(0));
    }

    private boolean isOneColumnOfValues() {
        SampleCut cut = new SampleCut(text, TextDialect.plain(TextDialect.NONE, '"'), 1);
        int lines = 0;
        int values = 0;
        while (lines < DialectScore.MAX_ROWS && cut.next()) {
            if (!cut.isBlank()) {
                lines++;
                values += score.isValue(cut.from(0), cut.to(0)) ? 1 : 0;
            }
        }
        return lines >= 3 && values >= VALUES_SHARE * (lines - 1);
    }

    /// Commas as in sentences: a blank after each, and no number of them is usual.
    private boolean isProse(TextDialect dialect) {
        int commas = 0;
        int blanks = 0;
        for (int at = sample.indexOf(','); at >= 0; at = sample.indexOf(',', at + 1)) {
            commas++;
            blanks += at + 1 < text.length && text[at + 1] == ' ' ? 1 : 0;
        }
        if (blanks < 0.9 * commas) {
            return false;
        }
        score.of(dialect);
        return score.modalShare() < 0.6;
    }

    private boolean hasTypedColumn(TextDialect dialect) {
        SampleCut cut = new SampleCut(text, dialect, limits.columns());
        int[] values = new int[64];
        int[] filled = new int[64];
        for (int rows = 0; rows < DialectScore.MAX_ROWS && cut.next(); rows++) {
            for (int i = 0; i < Math.min(64, cut.count()); i++) {
                if (!Chars.isBlank(text, cut.from(i), cut.to(i))) {
                    filled[i]++;
                    values[i] += score.isValue(cut.from(i), cut.to(i)) ? 1 : 0;
                }
            }
        }
        return Arrays.stream(range(values, filled)).anyMatch(share -> share >= TYPED_SHARE);
    }

    private static double[] range(int[] values, int[] filled) {
        double[] shares = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            shares[i] = filled[i] < 2 ? 0 : values[i] / (double) filled[i];
        }
        return shares;
    }
}
