package org.khettara.engine;

import java.util.Arrays;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.engine.parquet.Dictionary;

/// A column with few different texts: each is judged, read and written out once, however many cells
/// hold it.
final class DictionaryCells {
    private static final int MISSING = -1;
    private static final int REJECTED = -2;

    /// The CSV's cell is the source's cell, without quotes.
    private static final long AS_IT_STANDS = -1;

    private static final int MOST_TEXTS = 800_000;
    private static final int MOST_BYTES = 24 << 20;

    private final TextDictionary texts;

    /// Texts of batches that were counted: a batch that was not may have left more.
    private int counted;

    private long[] counts = new long[16];
    private int[] ids = new int[0];

    /// By text: the number of its value, or why it has none; its cell in the CSV.
    private int[] valueOf = new int[16];

    private long[] csvOf = new long[16];
    private final Bytes csv = new Bytes();
    private int read;

    private final TextDictionary values;
    private long[] longs = new long[16];
    private final Bytes scratch = new Bytes();
    private char[] chars = new char[64];

    DictionaryCells(int mostTexts, int mostBytes) {
        this.texts = new TextDictionary(mostTexts, mostBytes);
        this.values = new TextDictionary(mostTexts, 4 * mostBytes);
    }

    /// Columns share what a table may keep in dictionaries.
    static DictionaryCells forTableOf(int columns) {
        return new DictionaryCells(
                Math.clamp(MOST_TEXTS / columns, 512, 1 << 16),
                Math.clamp(MOST_BYTES / columns, 1 << 14, 1 << 20));
    }

    /// Numbers and counts the column's cells; false when they are too many different ones, and then
    /// none of this batch is counted.
    boolean count(Batch batch, int column) {
        if (ids.length < batch.rows) {
            ids = new int[batch.rows];
        }
        if (!texts.number(batch, column, ids)) {
            return false;
        }
        if (counts.length < texts.size()) {
            counts = Arrays.copyOf(counts, Math.max(texts.size(), counts.length * 2));
        }
        for (int row = 0; row < batch.rows; row++) {
            counts[ids[row]]++;
        }
        counted = texts.size();
        return true;
    }

    /// Takes the counts of the last batch back.
    void uncount(Batch batch) {
        for (int row = 0; row < batch.rows; row++) {
            counts[ids[row]]--;
        }
    }

    int size() {
        return counted;
    }

    /// Cells that are not empty.
    long filled() {
        long filled = 0;
        for (int id = 0; id < counted; id++) {
            filled += Batch.length(texts.cell(id)) > 0 ? counts[id] : 0;
        }
        return filled;
    }

    /// Cells that announce a total.
    long totals() {
        long totals = 0;
        for (int id = 0; id < counted; id++) {
            int length = decode(id);
            boolean may =
                    length > 0 && CellWords.mayBeTotal(texts.text()[Batch.start(texts.cell(id))]);
            totals += may && CellWords.isTotal(Chars.trim(chars, 0, length)) ? counts[id] : 0;
        }
        return totals;
    }

    void weigh(ColumnEvidence evidence) {
        for (int id = 0; id < counted; id++) {
            if (counts[id] > 0) {
                int length = decode(id);
                evidence.add(chars, 0, length, counts[id]);
            }
        }
    }

    private int decode(int id) {
        long cell = texts.cell(id);
        int length = Batch.length(cell);
        if (chars.length < length) {
            chars = new char[length * 2];
        }
        int start = Batch.start(cell);
        return Utf8.decode(texts.text(), start, start + length, chars, 0);
    }

    /// Makes the page and the CSV's cells of the batch counted last.
    void write(Batch batch, int column, CellReader reader, CellText cellText, ColumnBatch to) {
        while (read < counted) {
            read(read, reader, cellText);
            read++;
        }
        to.forIds(batch.rows);
        int base = column * batch.capacity;
        for (int row = 0; row < batch.rows; row++) {
            int id = ids[row];
            int value = valueOf[id];
            if (value < MISSING) {
                to.reject(row);
                value = MISSING;
            }
            to.ids[row] = value;
            long csvCell = csvOf[id];
            to.cells[row] = csvCell == AS_IT_STANDS ? batch.cells[base + row] : csvCell;
        }
        to.csv = csv;
        to.hold(new ColumnBatch.Page.Ids(dictionary(reader)));
    }

    private Dictionary dictionary(CellReader reader) {
        return reader.isBytes()
                ? new Dictionary.Texts(values.text(), values.cells(), values.size())
                : new Dictionary.Longs(longs, values.size());
    }

    private void read(int id, CellReader reader, CellText cellText) {
        if (id == valueOf.length) {
            valueOf = Arrays.copyOf(valueOf, id * 2);
            csvOf = Arrays.copyOf(csvOf, id * 2);
        }
        int length = decode(id);
        CellReader.Outcome outcome = reader.read(chars, 0, length);
        valueOf[id] =
                switch (outcome) {
                    case VALUE -> valueNumber(reader);
                    case MISSING -> MISSING;
                    case REJECTED -> REJECTED;
                };
        long cell = texts.cell(id);
        int start = Batch.start(cell);
        if (cellText == CellText.AS_PUBLISHED) {
            csvOf[id] =
                    CsvText.needsQuotes(texts.text(), start, Batch.length(cell))
                            ? csvCell(texts.text(), start, Batch.length(cell))
                            : AS_IT_STANDS;
        } else {
            scratch.clear();
            scratch.writeUtf8(reader.text, 0, reader.length);
            scratch.reserve(Batch.PADDING);
            boolean same =
                    Arrays.equals(
                                    scratch.array(),
                                    0,
                                    scratch.size(),
                                    texts.text(),
                                    start,
                                    start + Batch.length(cell))
                            && !CsvText.needsQuotes(scratch.array(), 0, scratch.size());
            csvOf[id] = same ? AS_IT_STANDS : csvCell(scratch.array(), 0, scratch.size());
        }
    }

    private long csvCell(byte[] text, int start, int length) {
        return CsvText.append(text, start, length, csv) | ColumnBatch.OWN;
    }

    /// Two texts may be one value: `1,0` and `1,00`, `Oui` and `oui`.
    private int valueNumber(CellReader reader) {
        scratch.clear();
        if (!reader.isBytes()) {
            scratch.writeLong(reader.value);
        } else if (reader.wide.length > 0) {
            scratch.write(reader.wide, 0, reader.wide.length);
        } else {
            scratch.writeUtf8(reader.text, 0, reader.length);
        }
        scratch.reserve(Batch.PADDING);
        int number = values.number(scratch.array(), 0, scratch.size());
        if (!reader.isBytes() && number >= 0) {
            if (number == longs.length) {
                longs = Arrays.copyOf(longs, number * 2);
            }
            longs[number] = reader.value;
        }
        if (number < 0) {
            throw new IllegalStateException("a text became longer than its bounds allow");
        }
        return number;
    }

    /// Gives everything counted so far to the profile and the changes: each value once.
    void tell(CellReader reader, ColumnProfile profile, ColumnChanges changes) {
        long[] totals = new long[values.size()];
        for (int id = 0; id < read; id++) {
            if (valueOf[id] >= 0) {
                totals[valueOf[id]] += counts[id];
            }
        }
        for (int id = 0; id < read; id++) {
            if (counts[id] > 0) {
                tell(id, totals, reader, profile, changes);
            }
        }
    }

    private void tell(
            int id,
            long[] totals,
            CellReader reader,
            ColumnProfile profile,
            ColumnChanges changes) {
        int length = decode(id);
        switch (reader.read(chars, 0, length)) {
            case VALUE -> {
                changes.note(chars, length, reader, counts[id]);
                int value = valueOf[id];
                if (totals[value] > 0) {
                    profile.add(reader, totals[value]);
                    totals[value] = 0;
                }
            }
            case MISSING -> {
                profile.missing += counts[id];
                changes.missing(chars, length, counts[id]);
            }
            case REJECTED -> {
                profile.missing += counts[id];
                profile.rejected += counts[id];
            }
        }
    }
}
