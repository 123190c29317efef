package org.khettara.engine.parquet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.BoundaryOrder;
import org.apache.parquet.format.ColumnIndex;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.OffsetIndex;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.PageLocation;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Statistics;
import org.jspecify.annotations.Nullable;

/// The finished pages of one chunk, and what the file says about them.
final class ChunkPages {
    private final ParquetColumn column;
    private final Form form;
    private final List<Page> pages = new ArrayList<>();
    private int rows;
    private long bytes;

    ChunkPages(ParquetColumn column) {
        this.column = column;
        this.form = column.form();
    }

    void add(Page page) {
        pages.add(page);
        rows += page.rows();
        bytes += page.bytes().length;
    }

    /// Makes pages of ids plain, none of which has a value: there is no dictionary.
    void withoutDictionary(PageEncoder encoder) {
        pages.replaceAll(page ->
                page.encoding() == Encoding.RLE_DICTIONARY
                        ? encoder.withoutValues(page.rows())
                        : page);
    }

    int rows() {
        return rows;
    }

    long bytes() {
        return bytes;
    }

    /// The chunk as it stands in the file.
    record Written(ColumnMetaData meta, @Nullable ColumnIndex columnIndex, OffsetIndex offsets) {}

    /// Writes the dictionary, if any, and the pages, and forgets them.
    Written write(OutputStream out, long position, @Nullable Page dictionary) throws IOException {
        long at = position;
        long uncompressed = 0;
        if (dictionary != null) {
            out.write(dictionary.bytes());
            at += dictionary.bytes().length;
            uncompressed += dictionary.uncompressed();
        }
        long firstData = at;
        int row = 0;
        List<PageLocation> locations = new ArrayList<>(pages.size());
        for (Page page : pages) {
            int length = page.bytes().length;
            out.write(page.bytes());
            locations.add(new PageLocation(at, length, row));
            at += length;
            row += page.rows();
            uncompressed += page.uncompressed();
        }
        ColumnMetaData meta =
                new ColumnMetaData(
                                form.type(),
                                encodings(dictionary != null),
                                List.of(column.name()),
                                CompressionCodec.ZSTD,
                                rows,
                                uncompressed,
                                at - position,
                                firstData)
                        .setStatistics(statistics())
                        .setEncoding_stats(encodingStatistics(dictionary != null));
        if (dictionary != null) {
            meta.setDictionary_page_offset(position);
        }
        Written written = new Written(meta, columnIndex(), new OffsetIndex(locations));
        pages.clear();
        rows = 0;
        bytes = 0;
        return written;
    }

    private int count(Encoding encoding) {
        int count = 0;
        for (Page page : pages) {
            count += page.encoding() == encoding ? 1 : 0;
        }
        return count;
    }

    private List<Encoding> encodings(boolean dictionary) {
        List<Encoding> encodings = new ArrayList<>(List.of(Encoding.RLE));
        for (Encoding encoding : Encoding.values()) {
            if (count(encoding) > 0 || (dictionary && encoding == Encoding.PLAIN)) {
                encodings.add(encoding);
            }
        }
        return encodings;
    }

    private List<PageEncodingStats> encodingStatistics(boolean dictionary) {
        List<PageEncodingStats> statistics = new ArrayList<>();
        if (dictionary) {
            statistics.add(new PageEncodingStats(PageType.DICTIONARY_PAGE, Encoding.PLAIN, 1));
        }
        for (Encoding encoding : Encoding.values()) {
            int count = count(encoding);
            if (count > 0) {
                statistics.add(new PageEncodingStats(PageType.DATA_PAGE, encoding, count));
            }
        }
        return statistics;
    }

    private Statistics statistics() {
        Bounds bounds = new Bounds.None();
        long missing = 0;
        for (Page page : pages) {
            bounds = bounds.and(page.bounds(), form);
            missing += page.missing();
        }
        Statistics statistics = new Statistics().setNull_count(missing);
        if (bounds instanceof Bounds.Known known) {
            statistics.setMin_value(known.minBuffer()).setMax_value(known.maxBuffer());
            statistics.setIs_min_value_exact(known.minExact());
            statistics.setIs_max_value_exact(known.maxExact());
        }
        return statistics;
    }

    /// The bounds of every page; none when those of one page are unknown.
    private @Nullable ColumnIndex columnIndex() {
        List<Boolean> withoutValues = new ArrayList<>(pages.size());
        List<ByteBuffer> mins = new ArrayList<>(pages.size());
        List<ByteBuffer> maxs = new ArrayList<>(pages.size());
        List<Long> missing = new ArrayList<>(pages.size());
        for (Page page : pages) {
            switch (page.bounds()) {
                case Bounds.Unknown unknown -> {
                    return null;
                }
                case Bounds.None none -> {
                    mins.add(ByteBuffer.allocate(0));
                    maxs.add(ByteBuffer.allocate(0));
                }
                case Bounds.Known known -> {
                    mins.add(known.minBuffer());
                    maxs.add(known.maxBuffer());
                }
            }
            withoutValues.add(page.missing() == page.rows());
            missing.add((long) page.missing());
        }
        return new ColumnIndex(withoutValues, mins, maxs, boundaryOrder()).setNull_counts(missing);
    }

    private BoundaryOrder boundaryOrder() {
        boolean ascending = true;
        boolean descending = true;
        Bounds.@Nullable Known before = null;
        for (Page page : pages) {
            if (page.bounds() instanceof Bounds.Known known) {
                if (before != null) {
                    int min = form.compare(before.min(), known.min());
                    int max = form.compare(before.max(), known.max());
                    ascending &= min <= 0 && max <= 0;
                    descending &= min >= 0 && max >= 0;
                }
                before = known;
            }
        }
        if (ascending) {
            return BoundaryOrder.ASCENDING;
        }
        return descending ? BoundaryOrder.DESCENDING : BoundaryOrder.UNORDERED;
    }
}
