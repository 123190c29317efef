package org.khettara.engine.parquet;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.parquet.format.Encoding;
import org.jspecify.annotations.Nullable;

/// One column of the row group being filled: takes a page of values at a time. Different chunks may
/// be fed by different threads, each with its own encoder. A page without rows is none.
public final class ParquetChunk {
    private final ParquetColumn column;
    private final Form form;
    private final LongPage numbers;
    private final TextPage texts;
    private final ChunkPages pages;
    private final @Nullable Gathered gathered;

    /// Whether the row group has pages of values: no pages of ids follow them.
    private boolean fallenBack;

    private @Nullable Dictionary given;

    /// The dictionary that is to be written: some page has ids of it.
    private @Nullable Dictionary dictionary;

    private int entries;
    private long entryBytes;

    /// @param gathers makes pages of what comes only when the row group ends
    ParquetChunk(ParquetColumn column, boolean gathers) {
        this.column = column;
        this.form = column.form();
        this.numbers = new LongPage(column);
        this.texts = new TextPage(column);
        this.pages = new ChunkPages(column);
        this.gathered = gathers ? new Gathered() : null;
    }

    /// Takes a page of ids.
    ///
    /// @param ids of each row, -1 where a value is missing
    /// @param dictionary may have grown since the last page; entries already there have not changed
    public void ids(int[] ids, int rows, Dictionary dictionary, PageEncoder encoder) {
        if (rows == 0) {
            return;
        }
        given = dictionary;
        if (gathered != null) {
            gathered.ids(ids, rows);
        } else {
            encodeIds(ids, rows, encoder);
        }
    }

    /// Makes a page of ids, of the dictionary given last.
    void encodeIds(int[] ids, int rows, PageEncoder encoder) {
        Dictionary dictionary = requireNonNull(given);
        if (form == Form.BOOLEAN || fallenBack) {
            looked(ids, rows, dictionary, encoder);
            return;
        }
        int[] kept = encoder.ints(rows + 8);
        int count = keep(ids, rows, kept);
        begin(ids, rows, count, encoder);
        int width = Math.max(1, 32 - Integer.numberOfLeadingZeros(dictionary.size() - 1));
        encoder.hybrid.writeIds(kept, count, width);
        Bounds bounds = count == 0 ? new Bounds.None() : note(dictionary, kept, count, encoder);
        pages.add(encoder.finish(Encoding.RLE_DICTIONARY, rows, rows - count, bounds));
    }

    private static int keep(int[] ids, int rows, int[] kept) {
        int count = 0;
        for (int i = 0; i < rows; i++) {
            int id = ids[i];
            kept[count] = id;
            count += 1 + (id >> 31);
        }
        return count;
    }

    private static void begin(int[] ids, int rows, int count, PageEncoder encoder) {
        byte[] present = encoder.present(rows);
        if (count > 0 && count < rows) {
            for (int i = 0; i < rows; i++) {
                present[i] = (byte) (~ids[i] >>> 31);
            }
        }
        encoder.body.clear();
        encoder.hybrid.writePresence(present, rows, count);
    }

    /// Remembers how much of the dictionary this row group needs, and finds the page's bounds.
    private Bounds note(Dictionary whole, int[] kept, int count, PageEncoder encoder) {
        int distinct = encoder.distinct(kept, count, whole.size());
        int needed = entries;
        for (int i = 0; i < distinct; i++) {
            needed = Math.max(needed, kept[i] + 1);
        }
        dictionary = whole;
        return switch (whole) {
            case Dictionary.Longs longs -> {
                entries = needed;
                entryBytes = (long) needed * form.width();
                yield numbers.bounds(longs.values(), kept, distinct);
            }
            case Dictionary.Texts strings -> {
                for (; entries < needed; entries++) {
                    entryBytes += 4 + (int) strings.cells()[entries];
                }
                yield texts.bounds(strings, kept, distinct, encoder);
            }
        };
    }

    /// Looks the values up and writes these: booleans have no dictionary, and DuckDB 2.0 reads a
    /// chunk wrongly, by chance, in which pages of ids follow pages of values.
    private void looked(int[] ids, int rows, Dictionary whole, PageEncoder encoder) {
        long[] found = encoder.longs(rows);
        switch (whole) {
            case Dictionary.Longs longs -> {
                byte[] present = encoder.present(rows);
                long[] values = longs.values();
                for (int i = 0; i < rows; i++) {
                    present[i] = (byte) (~ids[i] >>> 31);
                    found[i] = ids[i] < 0 ? 0 : values[ids[i]];
                }
                encodeLongs(found, present, rows, encoder);
            }
            case Dictionary.Texts strings -> {
                long[] cells = strings.cells();
                for (int i = 0; i < rows; i++) {
                    found[i] = ids[i] < 0 ? -1 : cells[ids[i]];
                }
                encodeTexts(strings.text(), found, rows, encoder);
            }
        }
    }

    /// Takes a page of numbers, by the column's storage.
    ///
    /// @param present 1 where a row has a value, else 0
    public void longs(long[] values, byte[] present, int rows, PageEncoder encoder) {
        if (rows == 0) {
            return;
        }
        if (gathered != null) {
            gathered.longs(values, present, rows);
        } else {
            encodeLongs(values, present, rows, encoder);
        }
    }

    void encodeLongs(long[] values, byte[] present, int rows, PageEncoder encoder) {
        fallenBack = true;
        int count = 0;
        for (int i = 0; i < rows; i++) {
            count += present[i];
        }
        if (count == 0) {
            pages.add(encoder.withoutValues(rows));
            return;
        }
        encoder.body.clear();
        encoder.hybrid.writePresence(present, rows, count);
        long[] kept = count == rows ? values : keep(values, present, rows, encoder);
        Encoding encoding = numbers.write(kept, count, encoder);
        pages.add(encoder.finish(encoding, rows, rows - count, numbers.bounds(kept, count)));
    }

    private static long[] keep(long[] values, byte[] present, int rows, PageEncoder encoder) {
        long[] kept = encoder.longs(rows);
        int count = 0;
        for (int i = 0; i < rows; i++) {
            kept[count] = values[i];
            count += present[i];
        }
        return kept;
    }

    /// Takes a page of strings or of fixed-length decimals.
    ///
    /// @param cells where each row's value stands in `text`: start << 32 | length, -1 where it is
    ///   missing
    public void texts(byte[] text, long[] cells, int rows, PageEncoder encoder) {
        if (rows == 0) {
            return;
        }
        if (gathered != null) {
            gathered.texts(text, cells, rows);
        } else {
            encodeTexts(text, cells, rows, encoder);
        }
    }

    void encodeTexts(byte[] text, long[] cells, int rows, PageEncoder encoder) {
        fallenBack = true;
        long[] kept = encoder.longs(rows);
        byte[] present = encoder.present(rows);
        int count = 0;
        for (int i = 0; i < rows; i++) {
            long cell = cells[i];
            int one = (int) (~cell >>> 63);
            kept[count] = cell;
            present[i] = (byte) one;
            count += one;
        }
        encoder.body.clear();
        encoder.hybrid.writePresence(present, rows, count);
        Bounds bounds = new Bounds.None();
        if (count > 0) {
            texts.writePlain(text, kept, count, encoder.body);
            bounds = texts.bounds(text, kept, count);
        }
        pages.add(encoder.finish(Encoding.PLAIN, rows, rows - count, bounds));
    }

    int rows() {
        return gathered == null ? pages.rows() : gathered.rows();
    }

    /// Bytes held of what was gathered.
    int gatheredBytes() {
        return gathered == null ? 0 : gathered.size();
    }

    /// Hands over what was gathered since the last time.
    Bytes takeGathered() {
        return requireNonNull(gathered).take();
    }

    /// Makes the pages of everything gathered in the row group.
    ///
    /// @param all holds what [#takeGathered] handed over
    void encodeGathered(GatheredPages all, PageEncoder encoder) {
        Gathered own = requireNonNull(gathered);
        Bytes last = own.take();
        all.bytes.write(last.array(), 0, last.size());
        fallenBack = own.hasValues();
        own.clear();
        all.feed(this, encoder);
    }

    /// Bytes of finished pages held.
    long pageBytes() {
        return pages.bytes();
    }

    /// Bytes of the dictionary that is still to be written.
    long dictionaryBytes() {
        return entryBytes;
    }

    /// Writes the pages and forgets them.
    ///
    /// @param position where in the file `out` stands
    ChunkPages.Written write(OutputStream out, long position, PageEncoder encoder)
            throws IOException {
        if (dictionary == null) {
            pages.withoutDictionary(encoder);
        }
        Page first = dictionary == null ? null : page(dictionary, encoder);
        ChunkPages.Written written = pages.write(out, position, first);
        fallenBack = false;
        given = null;
        dictionary = null;
        entries = 0;
        entryBytes = 0;
        return written;
    }

    private Page page(Dictionary whole, PageEncoder encoder) {
        encoder.body.clear();
        switch (whole) {
            case Dictionary.Longs longs -> numbers.writePlain(longs.values(), entries, encoder);
            case Dictionary.Texts strings ->
                    texts.writePlain(strings.text(), strings.cells(), entries, encoder.body);
        }
        return encoder.finishDictionary(entries);
    }

    @Override
    public String toString() {
        return column.name();
    }
}
