package org.khettara.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.khettara.core.report.Report;

/// Counts what was changed in one column, with the first example of each kind.
final class ColumnChanges {
    private static final int LONGEST_EXAMPLE = 80;

    private final ColumnPlan plan;
    private final Map<Kind, Tally> tallies = new EnumMap<>(Kind.class);
    long formulas;
    long bidiControls;

    /// The order in which a report lists them.
    enum Kind {
        DECIMAL_COMMA,
        NUMBER_FORM,
        UNIT_MOVED,
        DATE_TO_ISO,
        BOOLEAN_WORD,
        MISSING_WORD,
        TRIMMED,
        NFC
    }

    private static final class Tally {
        long count;
        final Report.Example example;

        Tally(Report.Example example) {
            this.example = example;
        }
    }

    ColumnChanges(ColumnPlan plan) {
        this.plan = plan;
    }

    /// Notes what became of a text that stands in a number of cells.
    void note(CellChars cell, CellReader read, long times) {
        char[] cells = cell.text();
        int count = cell.length();
        if (plan.isText()) {
            noteText(cells, count, read, times);
            return;
        }
        int start = Chars.start(cells, 0, count);
        int end = Chars.end(cells, start, count);
        boolean same = Arrays.equals(cells, start, end, read.text, 0, read.length);
        if (!same) {
            String before = new String(cells, start, end - start);
            count(kind(before), before, read, times);
        }
    }

    private Kind kind(String before) {
        return switch (plan.reading()) {
            case ColumnPlan.Reading.Quantity number ->
                    plan.unit() != null
                            ? Kind.UNIT_MOVED
                            : number.decimal() == ',' && before.indexOf(',') >= 0
                                    ? Kind.DECIMAL_COMMA
                                    : Kind.NUMBER_FORM;
            case ColumnPlan.Reading.Bool bool -> Kind.BOOLEAN_WORD;
            case ColumnPlan.Reading.Day day -> Kind.DATE_TO_ISO;
            case ColumnPlan.Reading.Moment moment -> Kind.DATE_TO_ISO;
            case ColumnPlan.Reading.Clock clock -> Kind.DATE_TO_ISO;
            case ColumnPlan.Reading.Text text -> Kind.TRIMMED;
        };
    }

    /// Blanks cut off, letters composed, formulas, hidden controls.
    private void noteText(char[] cells, int count, CellReader read, long times) {
        if (count != read.length) {
            boolean trimmed = Chars.isNothing(cells[0]) || Chars.isNothing(cells[count - 1]);
            Kind kind = trimmed ? Kind.TRIMMED : Kind.NFC;
            count(kind, new String(cells, 0, count), read, times);
        }
        char first = read.text[0];
        if (first == '=' || first == '@' || first == '＝' || first == '＠') {
            formulas += times;
        }
        for (int i = 0; i < read.length; i++) {
            if (read.text[i] >= 0x061C && Chars.isBidiControl(read.text[i])) {
                bidiControls += times;
                return;
            }
        }
    }

    /// A number read from its bytes whose text changed.
    void noteNumber(byte[] text, long cell, byte[] own, long canonical, boolean comma) {
        Kind kind =
                plan.unit() != null
                        ? Kind.UNIT_MOVED
                        : comma ? Kind.DECIMAL_COMMA : Kind.NUMBER_FORM;
        Tally tally = tallies.get(kind);
        if (tally == null) {
            tally = tally(kind, string(text, cell), string(own, canonical));
        }
        tally.count++;
    }

    private static String string(byte[] text, long cell) {
        return Utf8.string(text, Batch.start(cell), Batch.length(cell));
    }

    /// A word for a missing value; an empty cell is none.
    void missing(CellChars cell, long times) {
        String word = Chars.trim(cell.text(), 0, cell.length());
        if (!word.isEmpty()) {
            tally(Kind.MISSING_WORD, word, "").count += times;
        }
    }

    private void count(Kind kind, String before, CellReader read, long times) {
        Tally tally = tallies.get(kind);
        if (tally == null) {
            tally = tally(kind, before, new String(read.text, 0, read.length));
        }
        tally.count += times;
    }

    private Tally tally(Kind kind, String before, String after) {
        return tallies.computeIfAbsent(
                kind, k -> new Tally(new Report.Example(brief(before), brief(after))));
    }

    private static String brief(String text) {
        return text.length() <= LONGEST_EXAMPLE ? text : text.substring(0, LONGEST_EXAMPLE) + "…";
    }

    List<Report.Change> list() {
        List<Report.Change> changes = new ArrayList<>();
        tallies.forEach((kind, tally) ->
                changes.add(
                        new Report.Change(
                                plan.name(),
                                kind.name(),
                                Wording.message(
                                        "change." + kind.name().toLowerCase(Locale.ROOT),
                                        plan.name(),
                                        tally.count,
                                        plan.unit() == null ? "" : plan.unit()),
                                tally.count,
                                tally.example)));
        return changes;
    }
}
