package org.khettara.engine;

import org.jspecify.annotations.Nullable;
import org.khettara.core.place.PlaceEvidence;

/// One column on its way through the table, batch by batch. It begins with a dictionary of its
/// different texts and reads each once; when they are too many, cell by cell.
final class Column {
    /// Rows that tell whether a dictionary pays.
    private static final int ENOUGH_ROWS = 1 << 15;

    private static final int FEWEST_ROWS = 16;

    /// Columns that may hold the words for a total.
    static final int LABELS = 3;

    final int index;

    /// What all cells say of the column's type.
    final ColumnEvidence seen;

    private final boolean weighs;
    private final boolean dotDecimal;
    private @Nullable DictionaryCells dictionary;
    private @Nullable DirectCells direct;
    private boolean counted;
    private boolean decided;
    private long rows;
    private @Nullable ColumnWriting writing;
    private long totals;
    private PlaceEvidence places = new PlaceEvidence();
    private final CellChars chars = new CellChars();

    /// @param dotDecimal `1.234` has a decimal point for certain
    /// @param seen evidence of an earlier reading of all cells; null when this one gathers it
    Column(int index, ColumnShare share, boolean dotDecimal, @Nullable ColumnEvidence seen) {
        this.index = index;
        this.weighs = seen == null;
        this.seen = seen == null ? new ColumnEvidence(dotDecimal, share.strays()) : seen;
        this.dotDecimal = dotDecimal;
        this.dictionary = new DictionaryCells(share.texts(), share.textBytes());
    }

    /// What the first batch says of the column's type. The batch is then written like the others.
    ColumnEvidence look(Batch first) {
        ColumnEvidence evidence = new ColumnEvidence(dotDecimal, 0);
        DictionaryCells texts = dictionary;
        if (texts != null && texts.count(first, index)) {
            counted = true;
            texts.weigh(evidence);
            return evidence;
        }
        dictionary = null;
        for (int row = 0; row < first.rows; row++) {
            chars.set(first.text, first.cell(index, row));
            evidence.add(chars, 1, 0);
        }
        return evidence;
    }

    void begin(ColumnWriting begun) {
        writing = begun;
    }

    /// What the different texts so far say of places, or all of them once the last batch is
    /// written; nothing where they are too many.
    PlaceEvidence places() {
        return dictionary == null ? places : dictionary.places();
    }

    /// Only counts a batch: the column has no name and, so far, no values.
    void pass(Batch batch) {
        DictionaryCells texts = dictionary;
        if (counted || texts == null || texts.count(batch, index)) {
            counted = false;
            return;
        }
        texts.weigh(seen);
        dictionary = null;
    }

    /// Makes of a batch what the files need.
    ///
    /// @param last no batch follows
    /// @param room for the values
    void write(Batch batch, boolean last, ColumnBatch made, ColumnBatch.Room room) {
        ColumnWriting to = written();
        made.begin(batch, index, room);
        rows += batch.rows;
        DictionaryCells texts = dictionary;
        if (texts != null && !keeps(texts, batch, last)) {
            tell(texts, to, last && decided);
            dictionary = null;
            texts = null;
        }
        if (texts != null) {
            texts.write(batch, to, made);
            texts.screen(batch, to.screen());
        } else {
            to.screen().look(batch, index);
            direct(to).write(batch, index, weighs ? seen : null, made);
            totals += index < LABELS ? totals(batch) : 0;
        }
        made.seal();
    }

    private boolean keeps(DictionaryCells texts, Batch batch, boolean last) {
        if (!counted && !texts.count(batch, index)) {
            return false;
        }
        counted = false;
        if (!decided && (last || (rows >= ENOUGH_ROWS && !mayBePlaces(texts)))) {
            decided = true;
            if (!pays(texts)) {
                texts.uncount(batch);
                return false;
            }
        }
        return true;
    }

    /// Whether all its texts are wanted to the end: where they fill few cells, a dictionary of them
    /// costs little too.
    private static boolean mayBePlaces(DictionaryCells texts) {
        return texts.size() <= PlaceEvidence.MOST_VALUES;
    }

    private static boolean pays(DictionaryCells texts) {
        long filled = texts.filled();
        return filled < FEWEST_ROWS || texts.size() * 2L <= filled;
    }

    /// @param isComplete whether these are the texts of all cells
    private void tell(DictionaryCells texts, ColumnWriting to, boolean isComplete) {
        if (weighs) {
            texts.weigh(seen);
        }
        texts.tell(to);
        places = isComplete && mayBePlaces(texts) ? texts.places() : new PlaceEvidence();
        totals += index < LABELS ? texts.totals() : 0;
    }

    private DirectCells direct(ColumnWriting to) {
        DirectCells cells = direct;
        if (cells == null) {
            to.profile().forgetTop();
            to.spellings().forget();
            cells = DirectCells.of(to);
            direct = cells;
        }
        return cells;
    }

    private long totals(Batch batch) {
        long found = 0;
        for (int row = 0; row < batch.rows; row++) {
            long cell = batch.cell(index, row);
            if (Batch.length(cell) > 0 && CellWords.mayBeTotal(batch.text[Batch.start(cell)])) {
                chars.set(batch.text, cell);
                found += chars.isTotal() ? 1 : 0;
            }
        }
        return found;
    }

    /// After the last batch.
    void end() {
        DictionaryCells texts = dictionary;
        if (texts == null) {
            return;
        }
        if (writing != null) {
            // The last batch with rows was not known to be the last when only notes came behind it.
            if (!decided && !pays(texts)) {
                writing.profile().forgetTop();
                writing.spellings().forget();
            }
            tell(texts, writing, true);
        } else if (weighs) {
            texts.weigh(seen);
        }
        dictionary = null;
    }

    ColumnWriting written() {
        if (writing == null) {
            throw new IllegalStateException("column " + index + " has no plan");
        }
        return writing;
    }

    /// Rows whose cell says that they are totals; of the first columns only.
    long totals() {
        return totals;
    }
}
