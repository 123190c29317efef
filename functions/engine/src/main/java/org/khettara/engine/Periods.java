package org.khettara.engine;

import java.util.regex.Pattern;
import org.khettara.core.meaning.Months;

/// Spans of time that are no dates: months, quarters, school years. They stay text.
final class Periods {
    private static final Pattern NUMERIC =
            Pattern.compile(
                    "(?:0?[1-9]|1[0-2])[/-](?:19|20)\\d\\d|(?:19|20)\\d\\d[-/M](?:0?[1-9]|1[0-2])");
    private static final Pattern YEARS =
            Pattern.compile("((?:19|20)\\d\\d)\\s?[/-]\\s?((?:19|20)?\\d\\d)");
    private static final Pattern QUARTER =
            Pattern.compile(
                    "(?:[TQS][1-4]|[1-4](?:er|e|ème)? (?:trimestre|semestre))[ -/]?(?:19|20)?\\d\\d|(?:19|20)\\d\\d[ -/]?[TQS][1-4]",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMED =
            Pattern.compile("([\\p{L}\\p{Mn}]+)\\.?[ /-]((?:19|20)?\\d\\d)");
    private static final int LONGEST = 24;

    private Periods() {}

    static boolean isPeriod(String cell) {
        if (cell.length() > LONGEST || cell.length() < 4 || !mayBePeriod(cell)) {
            return false;
        }
        if (NUMERIC.matcher(cell).matches() || QUARTER.matcher(cell).matches()) {
            return true;
        }
        var years = YEARS.matcher(cell);
        if (years.matches()) {
            int from = Integer.parseInt(years.group(1)) % 100;
            return (from + 1) % 100 == Integer.parseInt(years.group(2)) % 100;
        }
        var named = NAMED.matcher(cell);
        return named.matches() && Months.number(cell.toCharArray(), 0, named.group(1).length()) > 0;
    }

    /// Spares most texts the patterns: a period has no point between digits and ends in one, two or
    /// four digits.
    private static boolean mayBePeriod(String cell) {
        int digits = 0;
        while (digits < cell.length()
                && Character.isDigit(cell.charAt(cell.length() - 1 - digits))) {
            digits++;
        }
        boolean pointed = Character.isDigit(cell.charAt(0)) && cell.indexOf('.') >= 0;
        return !pointed && (digits == 1 || digits == 2 || digits == 4);
    }
}
