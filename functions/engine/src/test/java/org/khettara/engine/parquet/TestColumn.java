package org.khettara.engine.parquet;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// A column of a test: its values, and which of its pages are fed as ids.
final class TestColumn {
    private final ParquetColumn column;
    private final IntPredicate pagesOfIds;
    private final List<@Nullable Object> values;
    private final Map<Object, Integer> ids = new HashMap<>();
    private final List<Object> entries = new ArrayList<>();
    private int from;
    private int page;

    /// @param values a [Long] or a `byte[]` by the column's storage, or null
    /// @param pagesOfIds by the number of the page
    TestColumn(ParquetColumn column, List<@Nullable Object> values, IntPredicate pagesOfIds) {
        this.column = column;
        this.values = values;
        this.pagesOfIds = pagesOfIds;
    }

    ParquetColumn column() {
        return column;
    }

    List<@Nullable Object> values() {
        return values;
    }

    /// Puts values into the dictionary before any page.
    TestColumn withDictionaryOf(List<Object> all) {
        all.forEach(this::id);
        return this;
    }

    void feed(ParquetChunk chunk, int rows, PageEncoder encoder) {
        List<@Nullable Object> part = values.subList(from, from + rows);
        if (pagesOfIds.test(page)) {
            chunk.ids(ids(part), rows, dictionary(), encoder);
        } else if (column.form().numeric()) {
            feedLongs(chunk, part, encoder);
        } else {
            feedTexts(chunk, part, encoder);
        }
        from += rows;
        page++;
    }

    private int[] ids(List<@Nullable Object> part) {
        int[] result = new int[part.size()];
        for (int i = 0; i < result.length; i++) {
            Object value = part.get(i);
            result[i] = value == null ? -1 : id(value);
        }
        return result;
    }

    private int id(Object value) {
        Object key = value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value;
        return ids.computeIfAbsent(
                key,
                _ -> {
                    entries.add(value);
                    return entries.size() - 1;
                });
    }

    private Dictionary dictionary() {
        int size = entries.size();
        if (column.form().numeric()) {
            long[] longs = new long[size + 3];
            Arrays.setAll(longs, i -> i < size ? (Long) entries.get(i) : 99);
            return new Dictionary.Longs(longs, size);
        }
        long[] cells = new long[size + 3];
        return new Dictionary.Texts(lay(List.copyOf(entries), cells), cells, size);
    }

    private static void feedLongs(
            ParquetChunk chunk, List<@Nullable Object> part, PageEncoder encoder) {
        int rows = part.size();
        long[] longs = new long[rows + 2];
        byte[] present = new byte[rows + 2];
        Arrays.fill(longs, 1L << 40);
        for (int i = 0; i < rows; i++) {
            if (part.get(i) instanceof Long value) {
                longs[i] = value;
                present[i] = 1;
            }
        }
        chunk.longs(longs, present, rows, encoder);
    }

    private static void feedTexts(
            ParquetChunk chunk, List<@Nullable Object> part, PageEncoder encoder) {
        long[] cells = new long[part.size() + 2];
        byte[] text = lay(part, cells);
        chunk.texts(text, cells, part.size(), encoder);
    }

    /// Lays texts side by side, with bytes between them that are of none.
    private static byte[] lay(List<? extends @Nullable Object> texts, long[] cells) {
        Bytes arena = new Bytes();
        for (int i = 0; i < texts.size(); i++) {
            arena.write('~');
            if (texts.get(i) instanceof byte[] bytes) {
                cells[i] = (long) arena.size() << 32 | bytes.length;
                arena.write(bytes, 0, bytes.length);
            } else {
                cells[i] = -1;
            }
        }
        return arena.toByteArray();
    }

    /// Least or greatest of the values in the column's order, by a comparison that is not the
    /// writer's.
    static Object furthest(ParquetColumn column, List<Object> present, int sign) {
        Object best = present.getFirst();
        for (Object value : present) {
            if (TestOrder.compare(column, value, best) * sign > 0) {
                best = value;
            }
        }
        return Objects.requireNonNull(best);
    }
}
