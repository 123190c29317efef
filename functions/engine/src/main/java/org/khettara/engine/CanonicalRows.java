package org.khettara.engine;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.khettara.engine.parquet.Bytes;

/// Reads a CSV as [CsvWriter] writes it, and nothing else: UTF-8, commas, CRLF behind every record,
/// quotes where they must be. Cells are slices of an array, still quoted: in this form two cells
/// are equal when their bytes are.
public final class CanonicalRows implements AutoCloseable {
    private static final int BLOCK = 1 << 20;

    /// Read around a row that is looked up: most rows are shorter.
    private static final int LOOK = 1 << 12;

    private static final long QUOTE = 0x22 * Words.EACH;
    private static final long COMMA = 0x2C * Words.EACH;
    private static final long CR = 0x0D * Words.EACH;

    private final Path path;
    private final FileChannel file;
    private final int width;
    private final int[] starts;
    private final int[] ends;
    private byte[] text = new byte[LOOK + Batch.PADDING];
    private int block;

    /// Where in the file the text begins.
    private long base;

    private int limit;
    private boolean ended;
    private int next;
    private int row;

    private CanonicalRows(Path path, int width, int block) throws IOException {
        this.path = path;
        this.file = FileChannel.open(path, StandardOpenOption.READ);
        this.width = width;
        this.block = block;
        this.starts = new int[width];
        this.ends = new int[width];
    }

    /// Opens a file; its first row is the header.
    public static CanonicalRows open(Path path, int width) throws IOException {
        return new CanonicalRows(path, width, BLOCK);
    }

    /// Opens a file of which rows here and there are looked up.
    public static CanonicalRows lookUp(Path path, int width) throws IOException {
        return new CanonicalRows(path, width, LOOK);
    }

    /// The next row; false behind the last.
    ///
    /// @throws IOException when reading fails, or the file is not of the form
    public boolean next() throws IOException {
        row = next;
        int end = cut();
        while (end < 0) {
            if (ended) {
                if (row == limit) {
                    return false;
                }
                throw broken();
            }
            fill();
            end = cut();
        }
        next = end;
        return true;
    }

    /// Goes to the row at a position that [#position] gave.
    public void seek(long position) throws IOException {
        if (position >= base && position < base + limit) {
            next = (int) (position - base);
            // On the way through the file: what follows will be asked for too.
            block = Math.min(BLOCK, block << 1);
        } else {
            base = position;
            limit = 0;
            next = 0;
            ended = false;
            block = LOOK;
        }
    }

    /// Position in the file of the row read last.
    public long position() {
        return base + row;
    }

    /// Holds the cells of the row read last, with [Batch#PADDING] behind it; until the next call.
    public byte[] text() {
        return text;
    }

    public int start(int column) {
        return starts[column];
    }

    /// Bytes of a cell, its quotes included. The record of one empty cell is written as two quotes:
    /// they count as none.
    public int length(int column) {
        int length = ends[column] - starts[column];
        return length == 2 && text[starts[column]] == '"' ? 0 : length;
    }

    /// The bytes of a cell without its quotes, at a place with room for them; returns how many.
    int unquote(int column, byte[] to, int at) {
        int start = starts[column];
        int length = length(column);
        if (length == 0 || text[start] != '"') {
            System.arraycopy(text, start, to, at, length);
            return length;
        }
        int out = at;
        for (int i = start + 1; i < start + length - 1; i++) {
            if (text[i] == '"') {
                i++;
            }
            to[out++] = text[i];
        }
        return out - at;
    }

    /// Appends a text as it stands in such a file.
    public static void write(String cell, Bytes to) {
        CsvText.append(cell, to);
    }

    /// Appends a cell as it stands.
    public void copy(int column, Bytes to) {
        to.write(text, starts[column], length(column));
    }

    /// Cuts the row at `row`: where the next begins, -1 when it is not whole.
    private int cut() throws IOException {
        int column = 0;
        int at = row;
        starts[0] = at;
        while (at < limit) {
            long word = Words.at(text, at);
            long marks =
                    Words.zeros(word ^ COMMA) | Words.zeros(word ^ CR) | Words.zeros(word ^ QUOTE);
            int on = at + 8;
            while (marks != 0) {
                int mark = at + Words.firstMark(marks);
                marks &= marks - 1;
                if (mark >= limit) {
                    return -1;
                }
                byte b = text[mark];
                if (b == ',') {
                    ends[column] = mark;
                    if (++column == width) {
                        throw broken();
                    }
                    starts[column] = mark + 1;
                } else if (b == '"') {
                    on = closing(mark + 1);
                    if (on < 0) {
                        return -1;
                    }
                    break;
                } else {
                    ends[column] = mark;
                    return mark + 2 > limit ? -1 : end(column, mark + 2);
                }
            }
            at = on;
        }
        return -1;
    }

    private int end(int column, int at) throws IOException {
        if (column != width - 1 || text[at - 1] != '\n') {
            throw broken();
        }
        return at;
    }

    /// Behind the quote that closes a cell; -1 when that is not read yet.
    private int closing(int from) {
        int at = from;
        while (at < limit) {
            long marks = Words.zeros(Words.at(text, at) ^ QUOTE);
            if (marks == 0) {
                at += 8;
                continue;
            }
            int quote = at + Words.firstMark(marks);
            if (quote + 1 >= limit) {
                return -1;
            }
            if (text[quote + 1] != '"') {
                return quote + 1;
            }
            at = quote + 2;
        }
        return -1;
    }

    /// Moves the row begun to the front and reads on.
    private void fill() throws IOException {
        int kept = limit - row;
        int wanted = Math.max(block, kept * 2) + Batch.PADDING;
        if (text.length < wanted) {
            byte[] larger = new byte[wanted];
            System.arraycopy(text, row, larger, 0, kept);
            text = larger;
        } else {
            System.arraycopy(text, row, text, 0, kept);
        }
        base += row;
        row = 0;
        limit = kept;
        int most = Math.max(block, kept * 2);
        while (limit < most && !ended) {
            int read = file.read(ByteBuffer.wrap(text, limit, most - limit), base + limit);
            ended = read < 0;
            limit += Math.max(read, 0);
        }
        Arrays.fill(text, limit, limit + Batch.PADDING, (byte) 0);
    }

    private IOException broken() {
        long at = base + row;
        return new EOFException(
                "%s: the row at byte %d is not one of %d cells as Khettara writes them"
                        .formatted(path.getFileName(), at, width));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
