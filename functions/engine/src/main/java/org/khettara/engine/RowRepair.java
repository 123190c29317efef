package org.khettara.engine;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gives a record whose quotes or number of cells fail the cut that fits the columns best. A
/// conforming record passes unchanged; where no other cut is clearly better, the strict one stands.
final class RowRepair {
    /// Records that are tried; a table with more is not one with a few bad rows.
    private static final int MOST_TRIED = 20_000;

    private static final int LONGEST_LINE = 1 << 14;
    private static final int LONGEST_SPLIT = 64;
    private static final int MOST_QUOTES = 40;
    private static final double CLEARLY = 3;
    private static final char STAND_IN = '\uE0F1';

    private final RecordParser parser;
    private final Sniffed sniffed;
    private final Limits limits;
    private final int width;
    private int tried;
    private long repaired;

    RowRepair(RecordParser parser, Sniffed sniffed, Limits limits) {
        this.parser = parser;
        this.sniffed = sniffed;
        this.limits = limits;
        this.width = sniffed.layout().width();
    }

    long repaired() {
        return repaired;
    }

    void repair(Row row) throws IOException, Refusal {
        boolean fits = row.count() == width || width == 1 || sniffed.origin().isSpooled();
        if (fits && !row.faulty) {
            return;
        }
        boolean telling = sniffed.profile().isTelling() && tried++ < MOST_TRIED;
        List<String> better = telling ? better(row) : null;
        if (better != null) {
            row.set(better);
            repaired++;
        } else if (row.faulty) {
            repaired++;
        }
    }

    private @Nullable List<String> better(Row row) throws IOException, Refusal {
        RowProfile profile = sniffed.profile();
        List<String> plain = row.cells();
        double least =
                row.faulty && plain.size() != width
                        ? -Double.MAX_VALUE
                        : profile.fit(plain) + CLEARLY;
        if (row.count() != width || row.faulty) {
            List<String> unquoted = best(quoteCuts(row), least);
            if (unquoted != null) {
                parser.endAfterLine();
                return unquoted;
            }
        }
        if (plain.size() > width) {
            return withoutEmpty(
                    plain, profile.fit(plain) - (row.width() > width ? Math.log(100) : 0));
        }
        List<String> split = split(plain, profile.fit(plain));
        return split != null || !profile.isStrange(plain.getFirst(), 0)
                ? split
                : bySpaces(profile.fit(plain));
    }

    /// The best candidate of the right width that fits better than `least`.
    private @Nullable List<String> best(List<List<String>> candidates, double least) {
        List<String> best = null;
        double bestFit = least;
        for (List<String> candidate : candidates) {
            double fit = sniffed.profile().fit(candidate);
            if (candidate.size() == width && fit > bestFit) {
                best = candidate;
                bestFit = fit;
            }
        }
        return best;
    }

    /// The first line cut anew, each time with another of its quotes taken as text.
    private List<List<String>> quoteCuts(Row row) throws IOException, Refusal {
        List<List<String>> cuts = new ArrayList<>();
        char quote = sniffed.dialect().quote();
        String line = parser.firstLine(LONGEST_LINE);
        if (line == null || quote == TextDialect.NONE) {
            return cuts;
        }
        boolean manyLines =
                row.cells().stream()
                        .anyMatch(cell -> cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0);
        if (!row.faulty && !manyLines) {
            return cuts;
        }
        cuts.add(cut(line));
        int quotes = 0;
        for (int at = line.indexOf(quote);
                at >= 0 && quotes < MOST_QUOTES;
                at = line.indexOf(quote, at + 1)) {
            quotes++;
            cuts.add(
                    withQuote(
                            cut(line.substring(0, at) + STAND_IN + line.substring(at + 1)), quote));
        }
        return cuts;
    }

    private static List<String> withQuote(List<String> cells, char quote) {
        return cells.stream().map(cell -> cell.replace(STAND_IN, quote)).toList();
    }

    private List<String> cut(String line) throws IOException, Refusal {
        return cut(line, sniffed.dialect());
    }

    private List<String> cut(String line, TextDialect dialect) throws IOException, Refusal {
        RecordParser one = new RecordParser(new StringReader(line), limits);
        Row row = new Row();
        return one.next(row, dialect) ? row.cells() : List.of();
    }

    /// An extra delimiter: one empty cell too many.
    private @Nullable List<String> withoutEmpty(List<String> plain, double plainFit) {
        if (plain.size() != width + 1) {
            return null;
        }
        List<List<String>> candidates = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            if (plain.get(i).isEmpty()) {
                List<String> candidate = new ArrayList<>(plain);
                candidate.remove(i);
                candidates.add(candidate);
            }
        }
        return best(candidates, plainFit + CLEARLY);
    }

    /// A missing delimiter: two cells in one. A cell that fits its column is cut only at a quote.
    private @Nullable List<String> split(List<String> plain, double plainFit) {
        if (plain.size() != width - 1) {
            return null;
        }
        List<List<String>> candidates = new ArrayList<>();
        for (int i = 0; i < plain.size(); i++) {
            String cell = plain.get(i);
            int at = cell.indexOf(sniffed.dialect().quote());
            if (at > 0 && at < cell.length() - 1) {
                candidates.add(halves(plain, i, at, at + 1));
            }
            if (cell.length() <= LONGEST_SPLIT && sniffed.profile().isStrange(cell, i)) {
                for (int p = 1; p < cell.length(); p++) {
                    addIfFitting(candidates, halves(plain, i, p, p), i);
                }
            }
        }
        return best(candidates, plainFit + CLEARLY);
    }

    private void addIfFitting(List<List<String>> candidates, List<String> cells, int at) {
        RowProfile profile = sniffed.profile();
        if (profile.suits(cells.get(at), at) && profile.suits(cells.get(at + 1), at + 1)) {
            candidates.add(cells);
        }
    }

    private static List<String> halves(List<String> plain, int cell, int end, int from) {
        List<String> halves = new ArrayList<>(plain);
        halves.set(cell, plain.get(cell).substring(0, end));
        halves.add(cell + 1, plain.get(cell).substring(from));
        return halves;
    }

    /// A row whose delimiters became blanks: its words are laid on the columns where they fit best.
    private @Nullable List<String> bySpaces(double plainFit) throws IOException, Refusal {
        String line = parser.firstLine(LONGEST_LINE);
        if (line == null || sniffed.dialect().delimiter() == ' ') {
            return null;
        }
        TextDialect dialect = sniffed.dialect();
        char quote = dialect.quote() == TextDialect.NONE ? '"' : dialect.quote();
        // What was quoted is marked, so that it is not joined with its neighbours.
        String marked = (' ' + line).replace(" " + quote, " " + quote + STAND_IN).substring(1);
        List<String> words = cut(marked, TextDialect.plain(' ', quote));
        List<String> laid = WordAlignment.align(words, STAND_IN, width, sniffed.profile());
        return laid == null ? null : best(List.of(laid), plainFit + CLEARLY);
    }
}
