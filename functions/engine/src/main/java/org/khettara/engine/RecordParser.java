package org.khettara.engine;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ReasonCode;
import org.khettara.engine.LineEnds.LineEnd;

/// Cuts a text into records, strictly as its dialect says. A record whose quotes do not fit is
/// marked faulty and can be cut again, from its beginning, in another way.
final class RecordParser {
    /// The longest record is this many longest cells.
    private static final int RECORD_CELLS = 16;

    /// No character is longer, in any text.
    private static final int ROOM = 4;

    private final Limits limits;
    private Reader in;
    private char[] buffer = new char[1 << 12];
    private int start;
    private int position;
    private int limit;
    private boolean ended;
    private long records;
    private int column;

    /// How the record read last ends.
    LineEnd end = LineEnd.NONE;

    RecordParser(Reader in, Limits limits) {
        this(in, limits, 0);
    }

    /// @param before records of the source before the text
    RecordParser(Reader in, Limits limits, long before) {
        this.in = in;
        this.limits = limits;
        this.records = before;
    }

    /// Goes on with another text.
    ///
    /// @param record number of the record before its first
    void restart(Reader text, long record) {
        in = text;
        records = record;
        start = 0;
        position = 0;
        limit = 0;
        ended = false;
    }

    /// Characters of the record read last, its line end included.
    int recordLength() {
        return position - start;
    }

    /// Whether the text's end was looked at: with more text the record might be another.
    boolean sawEnd() {
        return ended;
    }

    /// Reads the next record into `row`; false at the end of the text.
    boolean next(Row row, TextDialect dialect) throws IOException, Refusal {
        start = position;
        if (peek() < 0) {
            return false;
        }
        records++;
        row.record = records;
        cut(row, dialect, Quotes.STRICT);
        if (row.faulty) {
            again(row, dialect, Quotes.LENIENT);
            row.faulty = true;
        }
        return true;
    }

    /// Cuts the record read last once more; how far it reaches may change.
    void again(Row row, TextDialect dialect, Quotes quotes) throws IOException, Refusal {
        position = start;
        cut(row, dialect, quotes);
    }

    /// The first line of the record read last; null when it is longer than `most`.
    @Nullable String firstLine(int most) throws IOException, Refusal {
        int read = position - start;
        position = start;
        int length = 0;
        int c = peek(0);
        while (c >= 0 && c != '\n' && c != '\r' && length <= most) {
            c = peek(++length);
        }
        String line = length > most ? null : new String(buffer, start, length);
        position = start + read;
        return line;
    }

    /// Lets the record read last end with its first line.
    void endAfterLine() throws IOException, Refusal {
        position = start;
        while (peek() >= 0 && buffer[position] != '\n' && buffer[position] != '\r') {
            position++;
        }
        if (peek() >= 0) {
            endRecord();
        }
    }

    enum Quotes {
        /// A quote opens a cell at its beginning and closes it before a delimiter or a record's
        /// end.
        STRICT,
        /// As strict, but within one line; a quote that fits nowhere is text.
        LENIENT
    }

    private void cut(Row row, TextDialect dialect, Quotes quotes) throws IOException, Refusal {
        row.clear();
        end = LineEnd.NONE;
        column = 0;
        while (true) {
            if (dialect.blankAfter() && column > 0) {
                skipBlanks(dialect);
            }
            boolean more =
                    (dialect.quote() != TextDialect.NONE && opensQuote(dialect, quotes))
                            ? quoted(row, dialect, quotes)
                            : plain(row, dialect);
            row.endCell();
            if (row.faulty || !more) {
                return;
            }
            column++;
            if (column >= limits.columns()) {
                throw Refusal.at(
                        ReasonCode.TOO_LARGE,
                        "TOO_LARGE.columns",
                        "record " + records,
                        limits.columns());
            }
        }
    }

    private void skipBlanks(TextDialect dialect) throws IOException, Refusal {
        while (peek() == ' ' && dialect.delimiter() != ' ') {
            position++;
        }
    }

    /// True when the cell begins with a quote, past blanks if need be, and that quote is not text.
    private boolean opensQuote(TextDialect dialect, Quotes quotes) throws IOException, Refusal {
        if (peek() != dialect.quote()) {
            return false;
        }
        return quotes == Quotes.STRICT || closesInLine(dialect);
    }

    private boolean closesInLine(TextDialect dialect) throws IOException, Refusal {
        int ahead = 1;
        while (true) {
            int c = peek(ahead);
            if (c < 0 || c == '\n' || c == '\r' || ahead > limits.cellChars()) {
                return false;
            }
            if (c == dialect.quote() && ends(peek(ahead + 1), dialect)) {
                return true;
            }
            ahead++;
        }
    }

    private static boolean ends(int c, TextDialect dialect) {
        return c < 0 || c == dialect.delimiter() || c == '\n' || c == '\r';
    }

    /// A cell without quotes; true when another follows.
    private boolean plain(Row row, TextDialect dialect) throws IOException, Refusal {
        char delimiter = dialect.delimiter();
        while (true) {
            int from = position;
            while (position < limit) {
                char c = buffer[position];
                if (c == delimiter || c == '\n' || c == '\r') {
                    row.append(buffer, from, position);
                    return endPlain(c, delimiter);
                }
                position++;
            }
            row.append(buffer, from, position);
            if (row.openLength() > limits.cellChars()) {
                throw Refusal.at(
                        ReasonCode.TOO_LARGE,
                        "TOO_LARGE.cell",
                        "record " + records,
                        limits.cellChars());
            }
            if (peek() < 0) {
                return false;
            }
        }
    }

    private boolean endPlain(char c, char delimiter) throws IOException, Refusal {
        if (c == delimiter) {
            position++;
            return true;
        }
        endRecord();
        return false;
    }

    private void endRecord() throws IOException, Refusal {
        if (buffer[position++] == '\n') {
            end = LineEnd.LF;
        } else if (peek() == '\n') {
            position++;
            end = LineEnd.CRLF;
        } else {
            end = LineEnd.CR;
        }
    }

    /// A cell in quotes; true when another follows. Leaves the row faulty when the quotes fail.
    private boolean quoted(Row row, TextDialect dialect, Quotes quotes)
            throws IOException, Refusal {
        char quote = dialect.quote();
        char escape = dialect.escape();
        position++;
        while (true) {
            int c = peek();
            if (c < 0 || row.openLength() > limits.cellChars()) {
                row.faulty = true;
                return false;
            }
            if (c == escape && escape != quote && peek(1) == quote) {
                row.append(quote);
                position += 2;
            } else if (c != quote) {
                run(row, quote, escape);
            } else if (quotes == Quotes.STRICT && escape == quote && peek(1) == quote) {
                row.append(quote);
                position += 2;
            } else if (closes(dialect)) {
                position++;
                return afterQuote(dialect);
            } else if (quotes == Quotes.STRICT) {
                row.faulty = true;
                return false;
            } else {
                int width = escape == quote && peek(1) == quote ? 2 : 1;
                row.append(quote);
                position += width;
            }
        }
    }

    private void run(Row row, char quote, char escape) {
        int from = position++;
        while (position < limit && buffer[position] != quote && buffer[position] != escape) {
            position++;
        }
        row.append(buffer, from, position);
    }

    private boolean closes(TextDialect dialect) throws IOException, Refusal {
        int ahead = 1;
        while (peek(ahead) == ' ' && dialect.delimiter() != ' ') {
            ahead++;
        }
        return ends(peek(ahead), dialect);
    }

    private boolean afterQuote(TextDialect dialect) throws IOException, Refusal {
        while (peek() == ' ' && dialect.delimiter() != ' ') {
            position++;
        }
        int c = peek();
        return c >= 0 && endPlain((char) c, dialect.delimiter());
    }

    private int peek() throws IOException, Refusal {
        return position < limit || fill() ? buffer[position] : -1;
    }

    private int peek(int ahead) throws IOException, Refusal {
        while (position + ahead >= limit) {
            if (!fill()) {
                return -1;
            }
        }
        return buffer[position + ahead];
    }

    /// Makes at least one more character available; what is before the record's start goes.
    private boolean fill() throws IOException, Refusal {
        if (ended) {
            return false;
        }
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, limit - start);
            position -= start;
            limit -= start;
            start = 0;
        }
        if (limit > RECORD_CELLS * limits.cellChars()) {
            throw Refusal.at(ReasonCode.TOO_LARGE, "TOO_LARGE.record", "record " + records, limit);
        }
        if (buffer.length - limit < ROOM) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, limit, buffer.length - limit);
        ended = read < 0;
        limit += Math.max(0, read);
        return !ended;
    }
}
