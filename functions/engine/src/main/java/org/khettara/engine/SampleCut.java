package org.khettara.engine;

import java.util.Arrays;

/// Cuts a sample into records as [RecordParser] would, without making texts of the cells: they are
/// ranges of the sample. For trying many dialects on one sample.
final class SampleCut {
    /// Longest cell in quotes over several lines; a quote still open after it is data.
    private static final int LONGEST_OPEN = 1 << 15;

    /// What all cells that stay open may cost together, in lengths of the sample.
    private static final int MOST_PASSES = 4;

    private final char[] text;
    private final char delimiter;
    private final char quote;
    private final char escape;
    private final boolean blankAfter;
    private final int mostColumns;
    private int[] from = new int[32];
    private int[] to = new int[32];
    private boolean[] inQuotes = new boolean[32];
    private int count;
    private int position;
    private boolean faulty;
    private long wasted;

    SampleCut(char[] text, TextDialect dialect, int mostColumns) {
        this.text = text;
        this.delimiter = dialect.delimiter();
        this.quote = dialect.quote();
        this.escape = dialect.escape();
        this.blankAfter = dialect.blankAfter() && delimiter != ' ';
        this.mostColumns = mostColumns;
    }

    /// Cuts the next record; false at the end of the sample or when there are too many columns.
    boolean next() {
        if (position >= text.length || count > mostColumns) {
            return false;
        }
        int start = position;
        faulty = false;
        cut(false);
        if (faulty) {
            wasted += position - start;
            position = start;
            cut(true);
            faulty = true;
        }
        return count <= mostColumns;
    }

    boolean tooWide() {
        return count > mostColumns;
    }

    int count() {
        return count;
    }

    boolean faulty() {
        return faulty;
    }

    int from(int cell) {
        return from[cell];
    }

    int to(int cell) {
        return to[cell];
    }

    /// Whether the cell stood in quotes, which are not part of its range.
    boolean inQuotes(int cell) {
        return inQuotes[cell];
    }

    /// The cell's text, as a reader of the dialect sees it.
    String cell(int cell) {
        String raw = new String(text, from[cell], to[cell] - from[cell]);
        return inQuotes[cell] && escape != TextDialect.NONE
                ? raw.replace("" + escape + quote, String.valueOf(quote))
                : raw;
    }

    boolean isBlank() {
        for (int i = 0; i < count; i++) {
            if (!Chars.isBlank(text, from[i], to[i])) {
                return false;
            }
        }
        return true;
    }

    private void cut(boolean lenient) {
        count = 0;
        boolean more = true;
        while (more && count <= mostColumns) {
            while (blankAfter && count > 0 && at(position) == ' ') {
                position++;
            }
            boolean opens =
                    quote != TextDialect.NONE
                            && at(position) == quote
                            && (!lenient || closesInLine());
            more = opens ? quoted(lenient) : plain();
            if (faulty && !lenient) {
                return;
            }
        }
    }

    private int at(int index) {
        return index < text.length ? text[index] : -1;
    }

    private boolean ends(int index) {
        int c = at(index);
        return c < 0 || c == delimiter || c == '\n' || c == '\r';
    }

    private boolean closesInLine() {
        for (int i = position + 1; i < text.length && text[i] != '\n' && text[i] != '\r'; i++) {
            if (text[i] == quote && ends(i + 1)) {
                return true;
            }
        }
        return false;
    }

    private boolean plain() {
        int start = position;
        while (!ends(position)) {
            position++;
        }
        add(start, position, false);
        return endCell();
    }

    /// Steps over the delimiter or the record's end; true when another cell follows.
    private boolean endCell() {
        int c = at(position);
        if (c == delimiter) {
            position++;
            return true;
        }
        position += c == '\r' && at(position + 1) == '\n' ? 2 : c < 0 ? 0 : 1;
        return false;
    }

    private boolean quoted(boolean lenient) {
        int start = ++position;
        int most = start + (wasted > (long) MOST_PASSES * text.length ? 1 << 9 : LONGEST_OPEN);
        while (true) {
            if (position >= text.length || (position > most && !lenient)) {
                faulty = true;
                add(start, position, true);
                return false;
            }
            char c = text[position];
            if (c == escape && escape != quote && at(position + 1) == quote) {
                position += 2;
            } else if (c != quote) {
                position++;
            } else if (!lenient && escape == quote && at(position + 1) == quote) {
                position += 2;
            } else if (ends(afterBlanks(position + 1))) {
                add(start, position, true);
                position = afterBlanks(position + 1);
                return endCell();
            } else if (!lenient) {
                faulty = true;
                return false;
            } else {
                position += escape == quote && at(position + 1) == quote ? 2 : 1;
            }
        }
    }

    private int afterBlanks(int index) {
        int after = index;
        while (delimiter != ' ' && at(after) == ' ') {
            after++;
        }
        return after;
    }

    private void add(int start, int end, boolean quotes) {
        if (count == from.length) {
            from = Arrays.copyOf(from, count * 2);
            to = Arrays.copyOf(to, count * 2);
            inQuotes = Arrays.copyOf(inQuotes, count * 2);
        }
        from[count] = start;
        to[count] = end;
        inQuotes[count++] = quotes;
    }
}
