package org.khettara.engine;

import org.jspecify.annotations.Nullable;
import org.khettara.engine.parquet.Bytes;

/// A column with many different cells: each is read where it stands. What has a fast way of its own
/// is read from the bytes; the rest goes through [CellReader].
abstract sealed class DirectCells permits DirectNumbers, DirectTexts, DirectOthers {
    final CellReader reader;
    final ColumnProfile profile;
    final ColumnChanges changes;
    private final ColumnWriting writing;
    private final CellChars chars = new CellChars();
    private Bytes csv = new Bytes();

    DirectCells(ColumnWriting writing) {
        this.writing = writing;
        this.reader = writing.reader();
        this.profile = writing.profile();
        this.changes = writing.changes();
    }

    static DirectCells of(ColumnWriting writing) {
        if (writing.plan().isText()) {
            return new DirectTexts(writing);
        }
        return writing.plan().isShortNumber()
                ? new DirectNumbers(writing)
                : new DirectOthers(writing);
    }

    /// Makes the page and the CSV's cells of one batch, and tells profile and changes.
    ///
    /// @param seen where the cells count as evidence, null where they have been weighed before
    final void write(Batch batch, int column, @Nullable ColumnEvidence seen, ColumnBatch to) {
        csv = to.ownCsv();
        writeAll(batch, column, seen, to);
    }

    abstract void writeAll(Batch batch, int column, @Nullable ColumnEvidence seen, ColumnBatch to);

    /// Weighs a cell by the whole grammar.
    final void weigh(byte[] text, long cell, ColumnEvidence seen) {
        chars.set(text, cell);
        seen.add(chars, 1, profile.at);
    }

    /// Reads a cell by the whole grammar and tells profile and changes.
    final CellReader.Outcome read(byte[] text, long cell, @Nullable ColumnEvidence seen) {
        chars.set(text, cell);
        if (seen != null) {
            seen.add(chars, 1, profile.at);
        }
        CellReader.Outcome outcome = reader.read(chars);
        writing.tell(outcome, chars, 1, 1);
        if (outcome == CellReader.Outcome.MISSING) {
            profile.empty.add(profile.at);
        }
        return outcome;
    }

    /// Reads a number or moment by the whole grammar; what it is goes to its row.
    final CellReader.Outcome readClosely(
            byte[] text, long cell, int row, @Nullable ColumnEvidence seen, ColumnBatch to) {
        CellReader.Outcome outcome = read(text, cell, seen);
        if (outcome == CellReader.Outcome.REJECTED) {
            to.reject(row);
        }
        to.present[row] = (byte) (outcome == CellReader.Outcome.VALUE ? 1 : 0);
        to.values[row] = reader.value;
        to.show(row, csvOfReader(text, cell));
        return outcome;
    }

    /// The CSV's cell of the one that [#reader] read last.
    final long csvOfReader(byte[] text, long cell) {
        if (writing.isAsPublished()) {
            return csvAsPublished(text, cell);
        }
        Bytes shown = reader.utf8();
        return csvOf(shown.array(), 0, shown.size());
    }

    /// As it stands in the source, or in another form at `own` in [#csv].
    final long csvOfChanged(byte[] text, long cell, long own) {
        return writing.isAsPublished() ? csvAsPublished(text, cell) : own | ColumnBatch.OWN;
    }

    /// A cell of the CSV's own, quoted where it must be.
    private long csvOf(byte[] text, int start, int length) {
        return CsvText.append(text, start, length, csv) | ColumnBatch.OWN;
    }

    final Bytes csv() {
        return csv;
    }

    /// The cell as published: where it stands, unless it needs quotes.
    private long csvAsPublished(byte[] text, long cell) {
        int start = Batch.start(cell);
        int length = Batch.length(cell);
        return CsvText.needsQuotes(text, start, length) ? csvOf(text, start, length) : cell;
    }
}
