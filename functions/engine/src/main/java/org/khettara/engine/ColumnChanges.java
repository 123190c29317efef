package org.khettara.engine;

import java.util.ArrayList;
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

    void converted(char[] cells, int start, int end, ColumnOutput output) {
        if (same(cells, start, end, output)) {
            return;
        }
        count(kind(cells, start, end), cells, start, end, output);
    }

    private Kind kind(char[] cells, int start, int end) {
        return switch (plan.reading()) {
            case ColumnPlan.Reading.Quantity number ->
                    plan.unit() != null
                            ? Kind.UNIT_MOVED
                            : number.decimal() == ',' && contains(cells, start, end, ',')
                                    ? Kind.DECIMAL_COMMA
                                    : Kind.NUMBER_FORM;
            case ColumnPlan.Reading.Bool bool -> Kind.BOOLEAN_WORD;
            case ColumnPlan.Reading.Day day -> Kind.DATE_TO_ISO;
            case ColumnPlan.Reading.Moment moment -> Kind.DATE_TO_ISO;
            case ColumnPlan.Reading.Clock clock -> Kind.DATE_TO_ISO;
            case ColumnPlan.Reading.Text text -> Kind.TRIMMED;
        };
    }

    private static boolean contains(char[] cells, int start, int end, char c) {
        for (int i = start; i < end; i++) {
            if (cells[i] == c) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(char[] cells, int start, int end, ColumnOutput output) {
        if (end - start != output.length) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (cells[i] != output.text[i - start]) {
                return false;
            }
        }
        return true;
    }

    /// Notes what a text cell shows: blanks cut off, letters composed, formulas, hidden controls.
    void text(Row row, int cell, ColumnOutput output) {
        int from = row.from(cell);
        int to = row.to(cell);
        char[] cells = row.text();
        if (to - from != output.length) {
            boolean trimmed = Chars.isNothing(cells[from]) || Chars.isNothing(cells[to - 1]);
            count(trimmed ? Kind.TRIMMED : Kind.NFC, cells, from, to, output);
        }
        char first = output.text[0];
        if (first == '=' || first == '@' || first == '＝' || first == '＠') {
            formulas++;
        }
        for (int i = 0; i < output.length; i++) {
            if (output.text[i] >= 0x061C && Chars.isBidiControl(output.text[i])) {
                bidiControls++;
                return;
            }
        }
    }

    void missingWord(String word) {
        tally(Kind.MISSING_WORD, word, "").count++;
    }

    private void count(Kind kind, char[] cells, int start, int end, ColumnOutput output) {
        Tally tally = tallies.get(kind);
        if (tally == null) {
            tally =
                    tally(
                            kind,
                            new String(cells, start, end - start),
                            new String(output.text, 0, output.length));
        }
        tally.count++;
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
