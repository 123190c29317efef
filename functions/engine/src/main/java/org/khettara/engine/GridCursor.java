package org.khettara.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Goes over the filled cells of a scratch text in order.
final class GridCursor implements AutoCloseable {
    private static final int AHEAD = 1 << 16;

    private final InputStream in;
    private byte[] buffer = new byte[2 * AHEAD];
    private int position;
    private int limit;

    long row;
    int column;

    /// The text: `length` bytes of `text` from `from` on.
    int from;

    int length;

    GridCursor(InputStream in, long firstRow) {
        this.in = in;
        this.row = firstRow;
    }

    byte[] text() {
        return buffer;
    }

    boolean next() throws IOException {
        while (has(0)) {
            byte b = buffer[position];
            if (b == ',') {
                column++;
                position++;
            } else if (b == '\n') {
                row++;
                column = 0;
                position++;
            } else if (b == SpooledText.GAP) {
                position++;
                column += gap();
            } else {
                cell(b == '"');
                return true;
            }
        }
        return false;
    }

    private int gap() throws IOException {
        int gap = 0;
        int shift = 0;
        byte b;
        do {
            if (!has(0)) {
                throw new IOException("scratch file cut short");
            }
            b = buffer[position++];
            gap |= (b & 0x7F) << shift;
            shift += 7;
        } while (b < 0);
        return gap;
    }

    /// Reads a cell; the text of a quoted one is put together where it lies.
    private void cell(boolean quoted) throws IOException {
        int at = quoted ? 1 : 0;
        int to = 0;
        for (; has(at); at++) {
            byte b = buffer[position + at];
            if (quoted && b == '"') {
                at++;
                if (!has(at) || buffer[position + at] != '"') {
                    break;
                }
            } else if (!quoted && (b == ',' || b == '\n' || b == SpooledText.GAP)) {
                break;
            }
            buffer[position + to++] = b;
        }
        from = position;
        length = to;
        position += at;
    }

    /// Whether there is a byte so far from `position`, which may move to make room.
    private boolean has(int ahead) throws IOException {
        if (position + ahead < limit) {
            return true;
        }
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int n = in.read(buffer, limit, buffer.length - limit);
        limit += Math.max(0, n);
        return n > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
