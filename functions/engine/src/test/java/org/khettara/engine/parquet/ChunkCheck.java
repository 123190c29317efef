package org.khettara.engine.parquet;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.parquet.format.BoundaryOrder;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnIndex;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.OffsetIndex;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageLocation;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;
import org.khettara.engine.parquet.ParquetColumn.Storage;

/// Holds one chunk of a file against its values.
final class ChunkCheck {
    private static final int SHORT = 64;

    private final FileCheck file;
    private final ColumnChunk chunk;
    private final ColumnMetaData meta;
    private final ParquetColumn column;
    private final List<@Nullable Object> values;

    ChunkCheck(
            FileCheck file, ColumnChunk chunk, TestColumn column, List<@Nullable Object> values) {
        this.file = file;
        this.chunk = chunk;
        this.meta = requireNonNull(chunk.getMeta_data());
        this.column = column.column();
        this.values = values;
    }

    void run(long place) throws IOException {
        assertThat(meta.getNum_values()).isEqualTo(values.size());
        List<PageLocation> walked = walk();
        checkPlaces(place, walked);
        checkStatistics();
        assertThat(chunk.isSetOffset_index_offset()).isNotEqualTo(file.isGathered());
        if (file.isGathered()) {
            assertThat(chunk.isSetColumn_index_offset()).isFalse();
            return;
        }
        OffsetIndex offsets =
                Util.readOffsetIndex(
                        file.at(chunk.getOffset_index_offset(), chunk.getOffset_index_length()));
        assertThat(offsets.getPage_locations()).isEqualTo(walked);
        checkIndex(walked);
    }

    /// Goes from page to page, as a reader does that has no index.
    private List<PageLocation> walk() throws IOException {
        List<PageLocation> pages = new ArrayList<>();
        long at = meta.getData_page_offset();
        long row = 0;
        while (row < values.size()) {
            ByteArrayInputStream in = file.at(at, 1 << 10);
            int available = in.available();
            PageHeader header = Util.readPageHeader(in);
            int length = available - in.available() + header.getCompressed_page_size();
            pages.add(new PageLocation(at, length, row));
            row += requireNonNull(header.getData_page_header()).getNum_values();
            at += length;
        }
        return pages;
    }

    /// Pages lie side by side from the chunk's begin to its end.
    private void checkPlaces(long place, List<PageLocation> pages) throws IOException {
        long at = place;
        Set<Encoding> encodings = new HashSet<>(List.of(Encoding.RLE));
        if (meta.isSetDictionary_page_offset()) {
            assertThat(meta.getDictionary_page_offset()).isEqualTo(at);
            int length = (int) (meta.getData_page_offset() - at);
            encodings.add(
                    requireNonNull(file.page(at, length).getDictionary_page_header())
                            .getEncoding());
            at += length;
        }
        assertThat(meta.getData_page_offset()).isEqualTo(at);
        boolean fallenBack = false;
        for (int i = 0; i < pages.size(); i++) {
            PageLocation page = pages.get(i);
            assertThat(page.getOffset()).isEqualTo(at);
            DataPageHeader data =
                    requireNonNull(
                            file.page(at, page.getCompressed_page_size()).getData_page_header());
            assertThat(data.getNum_values()).isEqualTo(rowsOf(pages, i).size());
            boolean ids = data.getEncoding() == Encoding.RLE_DICTIONARY;
            assertThat(ids && fallenBack).as("ids after values").isFalse();
            fallenBack = !ids;
            encodings.add(data.getEncoding());
            at += page.getCompressed_page_size();
        }
        assertThat(meta.getTotal_compressed_size()).isEqualTo(at - place);
        assertThat(meta.isSetDictionary_page_offset())
                .isEqualTo(encodings.contains(Encoding.RLE_DICTIONARY));
        assertThat(meta.getEncodings()).hasSameElementsAs(encodings).doesNotHaveDuplicates();
    }

    private List<@Nullable Object> rowsOf(List<PageLocation> pages, int page) {
        int from = (int) pages.get(page).getFirst_row_index();
        int to =
                page + 1 < pages.size()
                        ? (int) pages.get(page + 1).getFirst_row_index()
                        : values.size();
        return values.subList(from, to);
    }

    private static List<Object> present(List<@Nullable Object> rows) {
        List<Object> present = new ArrayList<>();
        for (Object value : rows) {
            if (value != null) {
                present.add(value);
            }
        }
        return present;
    }

    private boolean hasNaN(List<Object> present) {
        return column.storage() instanceof Storage.Float64
                && present.stream()
                        .anyMatch(value -> Double.isNaN(Double.longBitsToDouble((Long) value)));
    }

    private void checkStatistics() {
        Statistics statistics = requireNonNull(meta.getStatistics());
        List<Object> present = present(values);
        assertThat(statistics.getNull_count()).isEqualTo(values.size() - present.size());
        boolean bounded = !present.isEmpty() && !hasNaN(present);
        assertThat(statistics.isSetMin_value()).as(column.toString()).isEqualTo(bounded);
        assertThat(statistics.isSetMax_value()).isEqualTo(bounded);
        if (bounded) {
            ByteBuffer min = ByteBuffer.wrap(statistics.getMin_value());
            ByteBuffer max = ByteBuffer.wrap(statistics.getMax_value());
            boolean minExact = checkBound(min, present, -1);
            boolean maxExact = checkBound(max, present, 1);
            assertThat(statistics.isIs_min_value_exact()).isEqualTo(minExact);
            assertThat(statistics.isIs_max_value_exact()).isEqualTo(maxExact);
        }
    }

    /// Checks a bound and tells whether it is the value itself.
    private boolean checkBound(ByteBuffer plain, List<Object> present, int sign) {
        Object bound = TestOrder.value(column, plain);
        Object furthest = TestColumn.furthest(column, present, sign);
        int order = TestOrder.compare(column, bound, furthest);
        if (column.storage() instanceof Storage.Text && hasLong(present)) {
            assertThat(order * sign).as(column.toString()).isNotNegative();
            checkText((byte[]) bound);
            return order == 0;
        }
        assertThat(order).as("%s: %s for %s", column, bound, furthest).isZero();
        return true;
    }

    private static boolean hasLong(List<Object> present) {
        return present.stream().anyMatch(value -> ((byte[]) value).length > SHORT);
    }

    private static void checkText(byte[] bound) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bound));
        } catch (CharacterCodingException e) {
            throw new AssertionError("a cut character: " + Arrays.toString(bound), e);
        }
    }

    private void checkIndex(List<PageLocation> pages) throws IOException {
        assertThat(chunk.isSetColumn_index_offset()).isEqualTo(!hasNaN(present(values)));
        if (!chunk.isSetColumn_index_offset()) {
            return;
        }
        ColumnIndex index =
                Util.readColumnIndex(
                        file.at(chunk.getColumn_index_offset(), chunk.getColumn_index_length()));
        assertThat(index.getNull_pages()).hasSize(pages.size());
        List<Object> mins = new ArrayList<>();
        List<Object> maxs = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            List<Object> present = present(rowsOf(pages, i));
            int missing = rowsOf(pages, i).size() - present.size();
            assertThat(requireNonNull(index.getNull_counts()).get(i)).isEqualTo(missing);
            assertThat(requireNonNull(index.getNull_pages()).get(i)).isEqualTo(present.isEmpty());
            if (!present.isEmpty()) {
                checkBound(requireNonNull(index.getMin_values()).get(i), present, -1);
                checkBound(requireNonNull(index.getMax_values()).get(i), present, 1);
                mins.add(TestOrder.value(column, requireNonNull(index.getMin_values()).get(i)));
                maxs.add(TestOrder.value(column, requireNonNull(index.getMax_values()).get(i)));
            }
        }
        assertThat(index.getBoundary_order()).as(column.toString()).isEqualTo(order(mins, maxs));
    }

    private BoundaryOrder order(List<Object> mins, List<Object> maxs) {
        if (sorted(mins, 1) && sorted(maxs, 1)) {
            return BoundaryOrder.ASCENDING;
        }
        return sorted(mins, -1) && sorted(maxs, -1)
                ? BoundaryOrder.DESCENDING
                : BoundaryOrder.UNORDERED;
    }

    private boolean sorted(List<Object> bounds, int sign) {
        for (int i = 1; i < bounds.size(); i++) {
            if (TestOrder.compare(column, bounds.get(i - 1), bounds.get(i)) * sign > 0) {
                return false;
            }
        }
        return true;
    }
}
