package org.khettara.engine;

import java.util.List;
import org.khettara.engine.LineEnds.LineEnd;

/// Cuts records that are as their dialect says into the cells of a [Batch], eight bytes at a time.
/// It stops before a record that is not, or that a closer look must judge.
final class RecordScanner {
    private static final long BLANKS = 0x20 * Words.EACH;

    private final int width;
    private final int few;
    private final List<HeaderCell> headers;
    private final byte delimiter;
    private final byte quote;
    private final byte escape;
    private final boolean quotes;
    private final boolean blankAfter;
    private final boolean blanksAroundQuotes;
    private final long delimiters;
    private final long quoteMarks;

    /// The whole text has been read: a record may end without a line end.
    boolean ended;

    /// The next record must be looked at closely.
    boolean watch;

    /// Number of the record cut last.
    long record;

    final LineEnds lineEnds = new LineEnds();

    private byte[] text = new byte[0];
    private Batch batch;
    private int limit;
    private int cellStart;
    private int column;
    private int filled;
    private long quotedCell;
    private boolean apart;
    private Stop stop = Stop.END;

    /// Why scanning stopped.
    enum Stop {
        /// No whole record is left.
        END,
        /// The batch holds no more rows.
        FULL,
        /// The record at the batch's position breaks its dialect, has another number of cells, or
        /// may be something else than a row of data.
        ODD
    }

    /// @param delimiter a byte; `0xFF`, which is not in UTF-8, for none
    RecordScanner(Layout layout, TextDialect dialect, byte delimiter, Batch first) {
        this.width = layout.width();
        this.few = width == 1 ? 0 : 1;
        this.headers = HeaderCell.of(layout);
        this.delimiter = delimiter;
        this.quotes = dialect.quote() != TextDialect.NONE;
        this.quote = (byte) dialect.quote();
        this.escape = (byte) dialect.escape();
        this.blankAfter = dialect.blankAfter() && delimiter != ' ';
        this.blanksAroundQuotes = delimiter != ' ';
        this.delimiters = Words.EACH * (delimiter & 0xFF);
        this.quoteMarks = Words.EACH * (quotes ? quote : 0xFF);
        this.batch = first;
    }

    /// Adds rows from the batch's position on.
    Stop scan(Batch to) {
        batch = to;
        text = to.text;
        limit = to.limit;
        begin(to.position);
        int at = to.position;
        while (at < limit) {
            long marks = marks(Words.at(text, at));
            int next = at + 8;
            while (marks != 0) {
                int mark = at + Words.firstMark(marks);
                marks &= marks - 1;
                if (text[mark] == delimiter) {
                    endCell(mark);
                    continue;
                }
                int on = special(mark);
                if (on < 0) {
                    return stop;
                }
                if (on != mark + 1) {
                    next = on;
                    break;
                }
            }
            at = next;
        }
        if (ended && batch.position < limit) {
            return endRecord(limit, limit) < 0 ? stop : Stop.END;
        }
        return Stop.END;
    }

    private void begin(int at) {
        batch.position = at;
        cellStart = at;
        column = 0;
        filled = 0;
        quotedCell = -1;
        apart = blankAfter;
    }

    /// The high bit of each byte that is a delimiter, a quote or a control: line ends are. Above
    /// one, another may be marked by mistake: what a mark is is looked at anyway.
    private long marks(long word) {
        long found =
                Words.below(word, BLANKS)
                        | Words.below(word ^ delimiters, Words.EACH)
                        | Words.below(word ^ quoteMarks, Words.EACH);
        return found & Words.HIGH_BITS;
    }

    private void endCell(int mark) {
        if (mark < cellStart) {
            return;
        }
        long cell = quotedCell >= 0 ? quotedCell : (long) cellStart << 32 | mark - cellStart;
        if (column < width) {
            batch.cells[column * batch.capacity + batch.rows] = cell;
        }
        // A single blank is nothing; more of them are for the reading of the cell.
        int length = (int) cell;
        filled += length > 1 || (length == 1 && text[(int) (cell >>> 32)] != ' ') ? 1 : 0;
        quotedCell = -1;
        column++;
        cellStart = mark + 1;
        if (blankAfter) {
            while (text[cellStart] == ' ') {
                cellStart++;
            }
        }
    }

    /// A quote, a line end or another control: the position to go on from, negative to stop.
    private int special(int mark) {
        if (mark < cellStart) {
            return mark + 1;
        }
        byte b = text[mark];
        if (b != '\n' && b != '\r') {
            return mark == cellStart && b == quote && quotes ? quoted(mark) : mark + 1;
        }
        int next = mark + 1;
        if (b == '\r') {
            if (next == limit && !ended) {
                // Its line feed may be in the next block.
                stop = Stop.END;
                return -1;
            }
            next += next < limit && text[next] == '\n' ? 1 : 0;
        }
        return endRecord(mark, next);
    }

    private int endRecord(int mark, int next) {
        endCell(mark);
        if (column != width) {
            stop = Stop.ODD;
            return -1;
        }
        boolean sparse = filled <= few && (filled == 0 || width > 2 || mayBeNote());
        if (watch || sparse || isBlankAtStart() || isHeader()) {
            stop = Stop.ODD;
            return -1;
        }
        count(mark, next);
        batch.apart[batch.rows] = apart;
        batch.records[batch.rows++] = ++record;
        begin(next);
        if (batch.isFull()) {
            stop = Stop.FULL;
            return -1;
        }
        return next;
    }

    /// Of a row with one filled cell: whether that begins as a note does.
    private boolean mayBeNote() {
        for (int i = 0; i < width; i++) {
            long cell = batch.cell(i, batch.rows);
            if (Batch.length(cell) > 0) {
                byte first = text[Batch.start(cell)];
                return first < 0 || first == '*' || first == '(' || (first | 0x20) >= 'a';
            }
        }
        return false;
    }

    /// White space, or the first byte of other white space or of what is invisible.
    private boolean isBlankAtStart() {
        byte first = text[batch.position];
        return first != delimiter
                && ((first <= ' ' && first >= 0) || first == (byte) 0xC2 || first == (byte) 0xE2);
    }

    private boolean isHeader() {
        for (HeaderCell header : headers) {
            if (header.is(batch, batch.rows)) {
                return true;
            }
        }
        return false;
    }

    private void count(int mark, int next) {
        if (mark < limit) {
            boolean two = next == mark + 2;
            lineEnds.count(text[mark] == '\n' ? LineEnd.LF : two ? LineEnd.CRLF : LineEnd.CR);
        }
    }

    /// The cell in quotes from `open` on: the position of the mark that ends it, negative to stop.
    private int quoted(int open) {
        int at = open + 1;
        int escapes = 0;
        while (at < limit) {
            byte b = text[at];
            if (b == escape && escape != quote && text[at + 1] == quote) {
                escapes++;
                at += 2;
            } else if (b != quote) {
                at++;
            } else if (escape == quote && text[at + 1] == quote) {
                escapes++;
                at += 2;
            } else {
                return close(open + 1, at, escapes);
            }
        }
        // Still open: the block's next part may close it, or a closer look must tell.
        stop = ended ? Stop.ODD : Stop.END;
        return -1;
    }

    private int close(int from, int to, int escapes) {
        int next = to + 1;
        while (blanksAroundQuotes && text[next] == ' ') {
            next++;
        }
        if (next >= limit && !ended) {
            stop = Stop.END;
            return -1;
        }
        if (next < limit && text[next] != delimiter && text[next] != '\n' && text[next] != '\r') {
            stop = Stop.ODD;
            return -1;
        }
        quotedCell = escapes == 0 ? (long) from << 32 | to - from : unescape(from, to);
        cellStart = next;
        apart = true;
        return next;
    }

    private long unescape(int from, int to) {
        int start = batch.open(to - from);
        text = batch.text;
        int at = start;
        for (int i = from; i < to; i++) {
            if (text[i] == escape && text[i + 1] == quote) {
                i++;
            }
            text[at++] = text[i];
        }
        return batch.close(at - start);
    }
}
