package org.khettara.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gives a record whose quotes or number of cells fail the cut that fits the columns best. A
/// conforming record passes unchanged; where no other cut is clearly better, the strict one stands.
final class RowRepair {
    /// Characters of records that are tried; a table with more is not one with a few bad rows.
    private static final int MOST_TRIED = 2_000_000;

    private static final int LONGEST_LINE = 1 << 14;
    private static final int MOST_QUOTES = 40;
    static final double CLEARLY = 3;
    private static final double RATHER = 1.5;
    private static final char STAND_IN = '\uE0F1';
    private static final String DELIMITERS = ",;\t|";

    private final RecordParser parser;
    private final Sniffed sniffed;
    private final Limits limits;
    private final TextDialect dialect;
    private final int width;
    private final MissingDelimiter missing;
    private int tried;
    private long repaired;

    RowRepair(RecordParser parser, Sniffed sniffed, Limits limits) {
        this.parser = parser;
        this.sniffed = sniffed;
        this.limits = limits;
        this.dialect = sniffed.dialect();
        this.width = sniffed.layout().width();
        this.missing = new MissingDelimiter(sniffed.profile(), dialect, width);
    }

    long repaired() {
        return repaired;
    }

    void repair(Row row) throws IOException, Refusal {
        boolean fits = row.count() == width || width == 1 || sniffed.origin().isSpooled();
        if (fits && !row.faulty) {
            return;
        }
        List<String> better = null;
        int most = sniffed.profile().isRegular() ? MOST_TRIED : MOST_TRIED / 10;
        if (sniffed.profile().isTelling() && tried < most) {
            String line = parser.firstLine(LONGEST_LINE);
            tried += line == null ? LONGEST_LINE : 100 + line.length();
            better = better(row, line);
        }
        if (better != null) {
            row.set(better);
            repaired++;
        } else if (row.faulty) {
            repaired++;
        }
    }

    private @Nullable List<String> better(Row row, @Nullable String line)
            throws IOException, Refusal {
        RowProfile profile = sniffed.profile();
        List<String> plain = row.cells();
        double fit = profile.fit(plain);
        boolean broken = row.faulty && plain.size() != width;
        double least = broken ? -Double.MAX_VALUE : fit + CLEARLY;
        if (line != null && (row.faulty || hasManyLines(row))) {
            List<String> unquoted = best(quoteCuts(line), least);
            if (unquoted != null) {
                parser.endAfterLine();
                return unquoted;
            }
        }
        if (plain.size() > width) {
            return best(joins(plain), fit + CLEARLY - (row.width() > width ? Math.log(100) : 0));
        }
        List<List<String>> cuts = new ArrayList<>(missing.cuts(plain));
        if (line != null && !hasManyLines(row)) {
            cuts.addAll(beforeOrAfterQuotes(line));
            cuts.addAll(otherDelimiters(line));
            cuts.addAll(bySpaces(plain, line));
        }
        return best(cuts, fit + (profile.isRegular() ? RATHER : CLEARLY));
    }

    /// The best candidate of the right width that fits better than `least`.
    private @Nullable List<String> best(List<List<String>> candidates, double least) {
        List<String> best = null;
        double bestFit = least;
        for (List<String> candidate : candidates) {
            if (candidate.size() == width) {
                double fit = sniffed.profile().fit(candidate);
                if (fit > bestFit) {
                    best = candidate;
                    bestFit = fit;
                }
            }
        }
        return best;
    }

    /// The first line cut anew, each time with another of its quotes taken as text.
    private List<List<String>> quoteCuts(String line) {
        char quote = dialect.quote();
        List<List<String>> cuts = new ArrayList<>();
        if (quote == TextDialect.NONE) {
            return cuts;
        }
        cuts.add(cut(line, dialect, false));
        int quotes = 0;
        for (int at = line.indexOf(quote);
                at >= 0 && quotes < MOST_QUOTES;
                at = line.indexOf(quote, at + 1)) {
            quotes++;
            String text = line.substring(0, at) + STAND_IN + line.substring(at + 1);
            cuts.add(withQuote(cut(text, dialect, false), quote));
        }
        return cuts;
    }

    /// The line with a delimiter more, before or after one of its quotes.
    private List<List<String>> beforeOrAfterQuotes(String line) {
        char quote = dialect.quote();
        List<List<String>> cuts = new ArrayList<>();
        int quotes = 0;
        for (int at = quote == TextDialect.NONE ? -1 : line.indexOf(quote);
                at >= 0 && quotes < MOST_QUOTES;
                at = line.indexOf(quote, at + 1)) {
            quotes++;
            String before = line.substring(0, at);
            String after = line.substring(at + 1);
            cuts.add(cut(before + dialect.delimiter() + quote + after, dialect, true));
            cuts.add(cut(before + quote + dialect.delimiter() + after, dialect, true));
        }
        return cuts;
    }

    private static boolean hasManyLines(Row row) {
        for (int i = row.count() == 0 ? 0 : row.to(row.count() - 1) - 1; i >= 0; i--) {
            if (row.text()[i] == '\n' || row.text()[i] == '\r') {
                return true;
            }
        }
        return false;
    }

    private static List<String> withQuote(List<String> cells, char quote) {
        return cells.stream().map(cell -> cell.replace(STAND_IN, quote)).toList();
    }

    /// @param strictly no cells when a quote does not fit
    private List<String> cut(String line, TextDialect with, boolean strictly) {
        SampleCut cut = new SampleCut(line.toCharArray(), with, limits.columns());
        List<String> cells = new ArrayList<>();
        if (cut.next() && !(strictly && cut.faulty())) {
            for (int i = 0; i < cut.count(); i++) {
                cells.add(cut.cell(i));
            }
        }
        return cells;
    }

    /// A delimiter too many: an empty cell that goes, or a delimiter that is text.
    private List<List<String>> joins(List<String> plain) {
        List<List<String>> candidates = new ArrayList<>();
        if (plain.size() == width + 1) {
            for (int i = 0; i < plain.size(); i++) {
                if (plain.get(i).isEmpty()) {
                    List<String> candidate = new ArrayList<>(plain);
                    candidate.remove(i);
                    candidates.add(candidate);
                }
            }
        }
        String between = String.valueOf(dialect.delimiter());
        List<String> joined =
                WordAlignment.align(plain, between, STAND_IN, width, sniffed.profile());
        if (joined != null && sniffed.profile().isSound(joined)) {
            candidates.add(joined);
        }
        return candidates;
    }

    /// A row that came from elsewhere, with delimiters of its own.
    private List<List<String>> otherDelimiters(String line) {
        List<List<String>> cuts = new ArrayList<>();
        char quote = dialect.quote() == TextDialect.NONE ? '"' : dialect.quote();
        for (int i = 0; i < DELIMITERS.length(); i++) {
            char delimiter = DELIMITERS.charAt(i);
            if (delimiter != dialect.delimiter() && line.indexOf(delimiter) >= 0) {
                cuts.add(cut(line, TextDialect.plain(delimiter, quote), true));
            }
        }
        return cuts;
    }

    /// A row whose delimiters became blanks: its words are laid on the columns where they fit best.
    private List<List<String>> bySpaces(List<String> plain, String line) {
        boolean mayBe =
                plain.size() * 2 <= width || sniffed.profile().isStrange(plain.getFirst(), 0);
        if (dialect.delimiter() == ' ' || !mayBe) {
            return List.of();
        }
        char quote = dialect.quote() == TextDialect.NONE ? '"' : dialect.quote();
        // What was quoted is marked, so that it is not joined with its neighbours.
        String marked = (' ' + line).replace(" " + quote, " " + quote + STAND_IN).substring(1);
        List<String> words = cut(marked, TextDialect.plain(' ', quote), false);
        if (WordAlignment.takes(words.size(), width)) {
            tried += 20 * words.size() * width;
        }
        List<String> laid = WordAlignment.align(words, " ", STAND_IN, width, sniffed.profile());
        return laid == null ? List.of() : List.of(laid);
    }
}
