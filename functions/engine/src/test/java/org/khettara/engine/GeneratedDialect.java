package org.khettara.engine;

import java.util.List;
import java.util.Random;

/// How a generated table is written as text: delimiter, quotes, escapes and line ends. A backslash
/// escapes only where a cell near the beginning shows it, and `'` quotes only where it quotes every
/// cell: else nothing in the text tells of them. Unusual delimiters come with many rows alone: in a
/// few they may be signs of the text.
final class GeneratedDialect {
    private static final String[] DELIMITERS = {";", ";", ";", ",", ",", ",", "\t", "\t", "|"};
    private static final String[] UNUSUAL = {"~", "^", "#"};
    private static final int SHOWN_EARLY = 100;

    final String delimiter;
    private final char quote;
    private final boolean backslash;
    private final boolean quotesAll;
    private final boolean quotesWords;
    private final String between;
    final String end;

    GeneratedDialect(Random random, GeneratedTable table) {
        boolean unusual = random.nextInt(16) == 0 && table.columns.size() > 2 && table.rows > 20;
        String[] delimiters = unusual ? UNUSUAL : DELIMITERS;
        this.delimiter = delimiters[random.nextInt(delimiters.length)];
        this.end = new String[] {"\n", "\r\n", "\r\n", "\r"}[random.nextInt(4)];
        int quotes = random.nextInt(10);
        this.quotesAll = quotes < 2;
        this.quotesWords = quotes == 2 || quotes == 3;
        this.quote = quotes == 0 && isQuotable(table) ? '\'' : '"';
        this.backslash = random.nextInt(6) == 0 && showsQuote(table);
        boolean blank = !delimiter.equals("\t") && random.nextInt(12) == 0;
        this.between = blank ? delimiter + " " : delimiter;
    }

    private static boolean isQuotable(GeneratedTable table) {
        return table.rows > 5 && table.columns.size() > 1;
    }

    private boolean showsQuote(GeneratedTable table) {
        for (GeneratedColumn column : table.columns) {
            for (int row = 0; row < Math.min(SHOWN_EARLY, table.rows); row++) {
                if (column.raw[row].indexOf(quote) >= 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /// No blanks stand between the cells of a row.
    boolean isBare() {
        return between.equals(delimiter);
    }

    String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            line.append(i > 0 ? between : "").append(written(cells.get(i)));
        }
        return line.append(end).toString();
    }

    private String written(String cell) {
        boolean must =
                cell.contains(delimiter)
                        || cell.indexOf(quote) >= 0
                        || cell.indexOf('\n') >= 0
                        || cell.indexOf('\r') >= 0;
        boolean word = !cell.isEmpty() && Character.isLetter(cell.charAt(0));
        if (!must && !quotesAll && !(quotesWords && word)) {
            return cell;
        }
        String escaped = (backslash ? "\\" : "" + quote) + quote;
        return quote + cell.replace("" + quote, escaped) + quote;
    }

    @Override
    public String toString() {
        return "delimiter '%s', quote %s, escape %s, all %s, end %d"
                .formatted(
                        between, quote, backslash, quotesAll, (int) end.charAt(end.length() - 1));
    }
}
