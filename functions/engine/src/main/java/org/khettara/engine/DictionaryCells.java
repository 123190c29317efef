package org.khettara.engine;

import java.util.Arrays;
import org.khettara.core.place.PlaceEvidence;
import org.khettara.engine.parquet.Bytes;
import org.khettara.engine.parquet.Dictionary;

/// A column with few different texts: each is judged, read and written out once, however many cells
/// hold it.
final class DictionaryCells {
    private static final int MISSING = -1;
    private static final int REJECTED = -2;

    /// The CSV's cell is the source's cell, without quotes.
    private static final long AS_IT_STANDS = -1;

    private final TextDictionary texts;

    /// Texts of batches that were counted: a batch that was not may have left more.
    private int counted;

    private int[] ids = new int[0];

    /// By text: the number of its value, or why it has none; its cell in the CSV.
    private int[] valueOf = new int[8];

    private long[] csvOf = new long[8];

    /// Every text so far is another value, numbered as it is; or stands as it is in the CSV.
    private boolean allValues = true;

    private boolean allStand = true;
    private final Bytes csv = new Bytes();
    private int read;

    /// By text: the record that has it first; 0 where that is not known.
    private long[] firstOf = new long[8];

    private final TextDictionary values;
    private long[] longs = new long[8];
    private final Bytes scratch = new Bytes();
    private final CellChars chars = new CellChars();

    /// @param mostTexts bound of the number of different texts
    /// @param mostBytes bound of their bytes together
    DictionaryCells(int mostTexts, int mostBytes) {
        this.texts = new TextDictionary(mostTexts, mostBytes);
        this.values = new TextDictionary(mostTexts, 4 * mostBytes);
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
        counted = texts.size();
        return true;
    }

    /// Takes the counts of the last batch back.
    void uncount(Batch batch) {
        texts.uncount(ids, batch.rows);
    }

    int size() {
        return counted;
    }

    /// Cells that are not empty.
    long filled() {
        long filled = 0;
        for (int id = 0; id < counted; id++) {
            filled += Batch.length(texts.cell(id)) > 0 ? texts.count(id) : 0;
        }
        return filled;
    }

    /// Cells that announce a total.
    long totals() {
        long totals = 0;
        for (int id = 0; id < counted; id++) {
            long cell = texts.cell(id);
            if (Batch.length(cell) > 0 && CellWords.mayBeTotal(texts.text()[Batch.start(cell)])) {
                decode(id);
                totals += chars.isTotal() ? texts.count(id) : 0;
            }
        }
        return totals;
    }

    void weigh(ColumnEvidence evidence) {
        for (int id = 0; id < counted; id++) {
            if (texts.count(id) > 0) {
                decode(id);
                evidence.add(chars, texts.count(id), id < firstOf.length ? firstOf[id] : 0);
            }
        }
    }

    /// Weighs its different texts, in the order of their first cells.
    PlaceEvidence places() {
        var places = new PlaceEvidence();
        CellReader reader = CellReader.ofText();
        for (int id = 0; id < counted; id++) {
            decode(id);
            String value = reader.textOf(chars);
            if (value != null) {
                places.add(value);
            }
        }
        return places;
    }

    private void decode(int id) {
        chars.set(texts.text(), texts.cell(id));
    }

    /// Makes the page and the CSV's cells of the batch counted last.
    void write(Batch batch, ColumnWriting writing, ColumnBatch to) {
        if (read < counted) {
            place(batch);
        }
        while (read < counted) {
            read(read, writing);
            read++;
        }
        to.forIds(batch.rows);
        writeValues(batch, writing.profile().empty, to);
        for (int row = allStand ? batch.rows : 0; row < batch.rows; row++) {
            long csvCell = csvOf[ids[row]];
            if (csvCell != AS_IT_STANDS) {
                to.show(row, csvCell);
            }
        }
        to.csv = csv;
        to.hold(new ColumnBatch.Page.Ids(dictionary(writing.reader())));
    }

    /// Texts are numbered in the order in which they come.
    private void place(Batch batch) {
        if (firstOf.length < counted) {
            firstOf = Arrays.copyOf(firstOf, Math.max(counted, firstOf.length * 2));
        }
        int next = read;
        for (int row = 0; row < batch.rows && next < counted; row++) {
            if (ids[row] == next) {
                firstOf[next++] = batch.records[row];
            }
        }
    }

    /// Has the texts of the batch written last looked at.
    void screen(Batch batch, ColumnScreen screen) {
        screen.look(texts, ids, counted, batch);
    }

    private void writeValues(Batch batch, EmptyCells empty, ColumnBatch to) {
        if (allValues) {
            System.arraycopy(ids, 0, to.ids, 0, batch.rows);
            return;
        }
        for (int row = 0; row < batch.rows; row++) {
            int value = valueOf[ids[row]];
            if (value == REJECTED) {
                to.reject(row);
                value = MISSING;
            } else if (value == MISSING) {
                empty.add(batch.records[row]);
            }
            to.ids[row] = value;
        }
    }

    private Dictionary dictionary(CellReader reader) {
        return reader.isBytes()
                ? new Dictionary.Texts(values.text(), values.cells(), values.size())
                : new Dictionary.Longs(longs, values.size());
    }

    private void read(int id, ColumnWriting writing) {
        if (id == valueOf.length) {
            valueOf = Arrays.copyOf(valueOf, id * 2);
            csvOf = Arrays.copyOf(csvOf, id * 2);
        }
        decode(id);
        CellReader reader = writing.reader();
        valueOf[id] =
                switch (reader.read(chars)) {
                    case VALUE -> valueNumber(reader);
                    case MISSING -> MISSING;
                    case REJECTED -> REJECTED;
                };
        csvOf[id] = csvCell(texts.cell(id), writing);
        allValues &= valueOf[id] == id;
        allStand &= csvOf[id] == AS_IT_STANDS;
    }

    private long csvCell(long cell, ColumnWriting writing) {
        int start = Batch.start(cell);
        int end = start + Batch.length(cell);
        Bytes shown = writing.reader().utf8();
        boolean stands =
                writing.isAsPublished()
                        || Arrays.equals(shown.array(), 0, shown.size(), texts.text(), start, end);
        if (!stands) {
            return CsvText.append(shown.array(), 0, shown.size(), csv) | ColumnBatch.OWN;
        }
        return CsvText.needsQuotes(texts.text(), start, end - start)
                ? CsvText.append(texts.text(), start, end - start, csv) | ColumnBatch.OWN
                : AS_IT_STANDS;
    }

    /// Two texts may be one value: `1,0` and `1,00`, `Oui` and `oui`.
    private int valueNumber(CellReader reader) {
        Bytes key = key(reader);
        int number = values.number(key.array(), 0, key.size());
        if (number < 0) {
            throw new IllegalStateException("a text became longer than its bounds allow");
        }
        if (!reader.isBytes()) {
            if (number == longs.length) {
                longs = Arrays.copyOf(longs, number * 2);
            }
            longs[number] = reader.value;
        }
        return number;
    }

    private Bytes key(CellReader reader) {
        if (reader.isBytes() && reader.wide.length == 0) {
            return reader.utf8();
        }
        scratch.clear();
        if (reader.isBytes()) {
            scratch.write(reader.wide, 0, reader.wide.length);
        } else {
            scratch.writeLong(reader.value);
        }
        scratch.reserve(Batch.PADDING);
        return scratch;
    }

    /// Gives everything counted so far to the profile and the changes: each value once.
    void tell(ColumnWriting writing) {
        writing.screen().count(texts);
        long[] untold = new long[values.size()];
        for (int id = 0; id < read; id++) {
            if (valueOf[id] >= 0) {
                untold[valueOf[id]] += texts.count(id);
            }
        }
        for (int id = 0; id < read; id++) {
            if (texts.count(id) > 0) {
                decode(id);
                CellReader.Outcome outcome = writing.reader().read(chars);
                int value = valueOf[id];
                writing.profile().at = firstOf[id];
                if (value >= 0 && untold[value] > 0 && writing.plan().isText()) {
                    writing.spellings().add(writing.reader(), untold[value], firstOf[id]);
                }
                writing.tell(outcome, chars, texts.count(id), value < 0 ? 0 : untold[value]);
                if (value >= 0) {
                    untold[value] = 0;
                }
            }
        }
    }
}
