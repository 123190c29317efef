package org.khettara.engine.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;

/// Scratch arrays and the native compressor of one thread. Close it. The arrays begin small and
/// grow to the largest page.
public final class PageEncoder implements AutoCloseable {
    private static final int ZSTD_LEVEL = 1;

    /// The body of the page being made.
    final Bytes body = new Bytes();

    final Hybrid hybrid = new Hybrid(body);
    final DeltaPacking deltas = new DeltaPacking(body);
    private final Bytes header = new Bytes();
    private final CRC32 crc = new CRC32();
    private final ZstdCompressCtx zstd = new ZstdCompressCtx();
    private byte[] compressed = new byte[0];
    private byte[] present = new byte[0];
    private int[] ints = new int[0];
    private long[] longs = new long[0];
    private int[] stamps = new int[0];
    private int stamp;

    public PageEncoder() {
        zstd.setLevel(ZSTD_LEVEL);
    }

    byte[] present(int size) {
        if (present.length < size) {
            present = new byte[larger(present.length, size)];
        }
        return present;
    }

    int[] ints(int size) {
        if (ints.length < size) {
            ints = new int[larger(ints.length, size)];
        }
        return ints;
    }

    long[] longs(int size) {
        if (longs.length < size) {
            longs = new long[larger(longs.length, size)];
        }
        return longs;
    }

    private static int larger(int length, int size) {
        return Math.max(size, length + (length >> 1));
    }

    /// Moves each id that occurs to the front, once, and tells how many there are.
    int distinct(int[] ids, int count, int dictionarySize) {
        if (stamps.length < dictionarySize) {
            stamps = Arrays.copyOf(stamps, larger(stamps.length, dictionarySize));
        }
        if (++stamp == Integer.MAX_VALUE) {
            Arrays.fill(stamps, 0);
            stamp = 1;
        }
        int[] seen = stamps;
        int now = stamp;
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            int id = ids[i];
            if (seen[id] != now) {
                seen[id] = now;
                ids[distinct++] = id;
            }
        }
        return distinct;
    }

    Page finish(Encoding encoding, int rows, int missing, Bounds bounds) {
        PageHeader head =
                new PageHeader(PageType.DATA_PAGE, 0, 0)
                        .setData_page_header(
                                new DataPageHeader(rows, encoding, Encoding.RLE, Encoding.RLE));
        return compress(head, encoding, rows, missing, bounds);
    }

    /// A plain page of missing values only.
    Page withoutValues(int rows) {
        body.clear();
        hybrid.writePresence(present, rows, 0);
        return finish(Encoding.PLAIN, rows, rows, new Bounds.None());
    }

    Page finishDictionary(int entries) {
        PageHeader head =
                new PageHeader(PageType.DICTIONARY_PAGE, 0, 0)
                        .setDictionary_page_header(
                                new DictionaryPageHeader(entries, Encoding.PLAIN));
        return compress(head, Encoding.PLAIN, 0, 0, new Bounds.None());
    }

    private Page compress(
            PageHeader head, Encoding encoding, int rows, int missing, Bounds bounds) {
        int room = Math.toIntExact(Zstd.compressBound(body.size()));
        if (compressed.length < room) {
            compressed = new byte[larger(compressed.length, room)];
        }
        int length =
                zstd.compressByteArray(
                        compressed, 0, compressed.length, body.array(), 0, body.size());
        crc.reset();
        crc.update(compressed, 0, length);
        head.setUncompressed_page_size(body.size());
        head.setCompressed_page_size(length);
        head.setCrc((int) crc.getValue());
        header.clear();
        try {
            Util.writePageHeader(head, header);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] bytes = Arrays.copyOf(header.array(), header.size() + length);
        System.arraycopy(compressed, 0, bytes, header.size(), length);
        return new Page(bytes, header.size() + body.size(), encoding, rows, missing, bounds);
    }

    @Override
    public void close() {
        zstd.close();
    }
}
