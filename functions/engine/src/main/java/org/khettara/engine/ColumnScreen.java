package org.khettara.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.khettara.core.meaning.ColumnScreening;
import org.khettara.core.meaning.Signs;

/// Looks at every cell of one column for what it means and for personal data: at each different
/// text once where there is a dictionary, at each cell elsewhere.
final class ColumnScreen {
    private static final int LONG = 11;
    private static final int PHONE = 9;

    private final ColumnScreening screening;
    private final boolean text;
    private final boolean few;
    private final boolean counts;
    private final boolean samples;

    /// By number of the dictionary's text: what it may be.
    private @Nullable Signs[] may = new Signs[8];

    private int screened;
    private boolean anything;

    /// @param sampled how many values are looked up one by one
    ColumnScreen(ColumnPlan plan, int sampled) {
        this.screening = new ColumnScreening(plan.title(), sampled);
        this.text = plan.isText();
        this.few = screening.isTelling();
        this.counts = screening.isCount() && !text;
        this.samples = text || screening.hasMeaning();
    }

    ColumnScreening screening() {
        return screening;
    }

    /// The texts of a dictionary that are new, and the rows of a batch that hold one of interest.
    ///
    /// @param ids numbers of the rows' texts
    /// @param known texts so far
    void look(TextDictionary texts, int[] ids, int known, Batch batch) {
        if (may.length < known) {
            may = Arrays.copyOf(may, Math.max(known, may.length * 2));
        }
        for (; screened < known; screened++) {
            may[screened] = read(texts.text(), texts.cell(screened));
            anything |= may[screened] != null;
        }
        for (int row = 0; anything && row < batch.rows; row++) {
            Signs found = may[ids[row]];
            if (found != null && screening.wantsRow(found)) {
                screening.row(found, batch.records[row]);
            }
        }
    }

    /// Counts the cells of a dictionary, once, when no more come.
    void count(TextDictionary texts) {
        for (int id = 0; id < screened; id++) {
            Signs found = may[id];
            if (found != null) {
                screening.count(found, texts.count(id));
            }
            if (counts && isSmall(texts.text(), texts.cell(id))) {
                screening.addSmall(texts.count(id));
            }
        }
    }

    /// The cells of a batch of a column without a dictionary.
    void look(Batch batch, int column) {
        for (int row = 0; row < batch.rows; row++) {
            long cell = batch.cell(column, row);
            if (Batch.length(cell) == 0) {
                continue;
            }
            Signs found = read(batch.text, cell);
            if (found != null) {
                screening.count(found, 1);
                screening.row(found, batch.records[row]);
            }
            if (counts && isSmall(batch.text, cell)) {
                screening.addSmall(1);
            }
        }
    }

    private static boolean isSmall(byte[] text, long cell) {
        byte first = text[Batch.start(cell)];
        return Batch.length(cell) == 1 && first >= '1' && first <= '4';
    }

    private @Nullable Signs read(byte[] bytes, long cell) {
        if (Batch.length(cell) == 0) {
            return null;
        }
        boolean sampled = samples && screening.samples();
        boolean looksOdd = text || few || isOddNumber(bytes, cell);
        boolean clear = !looksOdd || IdentifierFilter.clears(bytes, cell, few);
        if (!sampled && clear) {
            return null;
        }
        String value = Utf8.string(bytes, Batch.start(cell), Batch.length(cell));
        if (sampled) {
            screening.sample(value);
        }
        if (clear) {
            return null;
        }
        return !text && isNumber(bytes, cell) ? screening.readNumber(value) : screening.read(value);
    }

    /// Figures and the signs between those of an amount, not beginning like a code.
    private static boolean isNumber(byte[] bytes, long cell) {
        int start = Batch.start(cell);
        for (int i = start; i < start + Batch.length(cell); i++) {
            byte b = bytes[i];
            if (b >= '@' || b == '+' || b == '(' || b == '/') {
                return false;
            }
        }
        return bytes[start] != '0';
    }

    /// Whether a cell of numbers or dates is something else: it has letters, or too many figures
    /// for an amount, or those of a phone number.
    private static boolean isOddNumber(byte[] bytes, long cell) {
        int start = Batch.start(cell);
        int digits = 0;
        int points = 0;
        for (int i = start; i < start + Batch.length(cell); i++) {
            byte b = bytes[i];
            if (b < 0 || b >= '@') {
                return true;
            }
            digits += b >= '0' && b <= '9' ? 1 : 0;
            points += b == '.' || b == ',' ? 1 : 0;
        }
        byte first = bytes[start];
        boolean coded = first == '0' || first == '+' || first == '(';
        return points != 1 && digits >= (coded ? PHONE : LONG);
    }
}
