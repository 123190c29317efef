package org.khettara.engine;

import org.jspecify.annotations.Nullable;
import org.khettara.core.port.TableEngine.CellText;

/// A column with many different cells: each is read where it stands. What has a fast way of its own
/// is read from the bytes; the rest goes through [CellReader].
abstract sealed class DirectCells permits DirectNumbers, DirectTexts, DirectOthers {
    final CellReader reader;
    final CellText cellText;
    final ColumnProfile profile;
    final ColumnChanges changes;
    private Bytes csv = new Bytes();
    private final Bytes scratch = new Bytes();
    private char[] chars = new char[64];
    int decoded;

    DirectCells(
            CellReader reader, CellText cellText, ColumnProfile profile, ColumnChanges changes) {
        this.reader = reader;
        this.cellText = cellText;
        this.profile = profile;
        this.changes = changes;
    }

    static DirectCells of(
            ColumnPlan plan, CellText cellText, ColumnProfile profile, ColumnChanges changes) {
        CellReader reader = new CellReader(plan);
        if (plan.isText()) {
            return new DirectTexts(reader, cellText, profile, changes);
        }
        return plan.isShortNumber()
                ? new DirectNumbers(plan, reader, cellText, profile, changes)
                : new DirectOthers(reader, cellText, profile, changes);
    }

    /// Makes the page and the CSV's cells of one batch, and tells profile and changes.
    ///
    /// @param seen where the cells count as evidence, null where they have been weighed before
    final void write(Batch batch, int column, @Nullable ColumnEvidence seen, ColumnBatch to) {
        csv = to.ownCsv();
        writeAll(batch, column, seen, to);
    }

    abstract void writeAll(Batch batch, int column, @Nullable ColumnEvidence seen, ColumnBatch to);

    /// The cell in characters, in [#chars], `decoded` of them.
    final char[] decode(byte[] text, long cell) {
        int length = Batch.length(cell);
        if (chars.length < length) {
            chars = new char[length * 2];
        }
        int start = Batch.start(cell);
        decoded = Utf8.decode(text, start, start + length, chars, 0);
        return chars;
    }

    /// Reads a cell by the whole grammar and tells profile and changes.
    final CellReader.Outcome read(byte[] text, long cell, @Nullable ColumnEvidence seen) {
        char[] cells = decode(text, cell);
        if (seen != null) {
            seen.add(cells, 0, decoded, 1);
        }
        CellReader.Outcome outcome = reader.read(cells, 0, decoded);
        switch (outcome) {
            case VALUE -> {
                profile.add(reader, 1);
                changes.note(cells, decoded, reader, 1);
            }
            case MISSING -> {
                profile.missing++;
                changes.missing(cells, decoded, 1);
            }
            case REJECTED -> {
                profile.missing++;
                profile.rejected++;
            }
        }
        return outcome;
    }

    /// The CSV's cell of what [#reader] read last.
    final long csvOfReader() {
        scratch.clear();
        scratch.writeUtf8(reader.text, 0, reader.length);
        scratch.reserve(Batch.PADDING);
        return csvOf(scratch.array(), 0, scratch.size());
    }

    /// A cell of the CSV's own, quoted where it must be.
    final long csvOf(byte[] text, int start, int length) {
        return CsvText.append(text, start, length, csv) | ColumnBatch.OWN;
    }

    final Bytes csv() {
        return csv;
    }

    /// The cell as published: where it stands, unless it needs quotes.
    final long csvAsPublished(byte[] text, long cell) {
        int start = Batch.start(cell);
        int length = Batch.length(cell);
        return CsvText.needsQuotes(text, start, length) ? csvOf(text, start, length) : cell;
    }
}
