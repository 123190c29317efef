package org.khettara.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.util.List;
import org.khettara.core.report.ReasonCode;

/// The rows of data of a table, batch by batch: title and header rows, blank rows, repeated headers
/// and the notes at the end left out, rows that break their dialect mended. Records that conform
/// never leave their bytes; the others go one by one through [RecordParser] and [RowRepair].
final class TableReader implements AutoCloseable {
    private static final int LARGEST_RECORD_CELLS = 16 * 4;
    private static final char STAND_IN = '\u001F';

    private final InputStream in;
    private final TextDialect dialect;
    private final Layout layout;
    private final Limits limits;
    private final RecordParser parser;
    private final RowRepair repair;
    private final RecordScanner scanner;
    private final Row row = new Row();
    private final NotesAtEnd notes;
    private int block;
    private Batch last;
    private boolean afterBlank;
    private long blankRows;
    private long headersAgain;

    TableReader(Sniffed sniffed, Limits limits) throws IOException {
        char delimiter = sniffed.dialect().delimiter();
        boolean outside = delimiter >= 0x80 && delimiter != TextDialect.NONE;
        char within = outside ? STAND_IN : delimiter;
        InputStream text = Utf8Input.open(sniffed.file(), sniffed.encoding(), delimiter, within);
        this.in = sniffed.delimiterLine() ? afterLine(text) : text;
        TextDialect asked = sniffed.dialect();
        this.dialect = new TextDialect(within, asked.blankAfter(), asked.quote(), asked.escape());
        this.layout = sniffed.layout();
        this.limits = limits;
        this.notes = new NotesAtEnd(layout.width(), !sniffed.origin().isRecords());
        // A small text needs no more room than it has bytes.
        this.block = (int) Math.min(limits.blockBytes(), Files.size(sniffed.file()) * 3 + 16);
        this.last = newBatch();
        this.parser = new RecordParser(new Utf8Chars(last.text, 0, 0), limits);
        this.repair = new RowRepair(parser, sniffed, limits);
        this.scanner = new RecordScanner(layout, dialect, (byte) within, last);
        scanner.record = sniffed.origin().rowsBefore();
    }

    /// A batch that [#next] can fill.
    Batch newBatch() {
        return new Batch(layout.width(), block);
    }

    /// Fills the batch with the next rows; false when there are none.
    boolean next(Batch batch) throws IOException, Refusal {
        do {
            load(batch);
            cut(batch);
        } while (batch.rows == 0 && (!scanner.ended || batch.position < batch.limit));
        return batch.rows > 0;
    }

    /// Moves what the batch before left over, and reads on behind it.
    private void load(Batch batch) throws IOException {
        int left = last.limit - last.position;
        batch.reserve(Math.max(left, block));
        System.arraycopy(last.text, last.position, batch.text, 0, left);
        last = batch;
        read(batch, left);
    }

    /// Opens the text behind the line that declares the delimiter.
    private static InputStream afterLine(InputStream text) throws IOException {
        PushbackInputStream in = new PushbackInputStream(text);
        int c = in.read();
        while (c >= 0 && c != '\n' && c != '\r') {
            c = in.read();
        }
        int next = c == '\r' ? in.read() : -1;
        if (next >= 0 && next != '\n') {
            in.unread(next);
        }
        return in;
    }

    private void read(Batch batch, int from) throws IOException {
        int limit = from;
        while (!scanner.ended && limit < block) {
            int read = in.read(batch.text, limit, block - limit);
            scanner.ended = read < 0;
            limit += Math.max(read, 0);
        }
        batch.begin(limit);
    }

    private void cut(Batch batch) throws IOException, Refusal {
        while (!batch.isFull()) {
            RecordScanner.Stop stop =
                    scanner.record + 1 < layout.firstData()
                            ? RecordScanner.Stop.ODD
                            : scanner.scan(batch);
            switch (stop) {
                case FULL -> {
                    return;
                }
                case LOOK -> look(batch);
                case ODD -> {
                    if (!odd(batch)) {
                        return;
                    }
                }
                case END -> {
                    boolean whole = batch.rows == 0 && batch.position == 0 && batch.limit > 0;
                    if (!whole || !odd(batch)) {
                        return;
                    }
                }
            }
        }
    }

    /// Reads the record at the batch's position by the parser; false when it may go on behind the
    /// block.
    private boolean odd(Batch batch) throws IOException, Refusal {
        if (batch.position == batch.limit) {
            return false;
        }
        parser.restart(new Utf8Chars(batch.text, batch.position, batch.limit), scanner.record);
        if (!parser.next(row, dialect)) {
            return false;
        }
        if (parser.sawEnd() && !scanner.ended) {
            return enlarge(batch);
        }
        boolean data = row.record >= layout.firstData();
        boolean blank = row.isBlank();
        boolean header = data && !blank && isHeader();
        if (data && !blank && !header) {
            repair.repair(row);
        }
        batch.position += Utf8Chars.bytes(batch.text, batch.position, parser.recordLength());
        scanner.record++;
        scanner.count(parser.end);
        if (data) {
            take(batch, blank, header);
        }
        return true;
    }

    /// Makes room for more of a record that fills the whole block.
    private boolean enlarge(Batch batch) throws IOException, Refusal {
        if (batch.rows > 0 || batch.position > 0) {
            return false;
        }
        if (block > (long) LARGEST_RECORD_CELLS * limits.cellChars()) {
            throw Refusal.at(
                    ReasonCode.TOO_LARGE,
                    "TOO_LARGE.record",
                    "record " + (scanner.record + 1),
                    block);
        }
        block *= 2;
        batch.reserve(block);
        read(batch, batch.limit);
        return true;
    }

    /// The row added last may be blank, a header again, or a note.
    private void look(Batch batch) {
        batch.removeLast(row);
        boolean blank = row.isBlank();
        take(batch, blank, !blank && isHeader());
    }

    private void take(Batch batch, boolean blank, boolean header) {
        if (blank) {
            blankRows++;
            afterBlank = true;
            return;
        }
        if (header) {
            headersAgain++;
        } else if (notes.mayBe(row, afterBlank)) {
            notes.hold(row);
        } else {
            notes.release(batch);
            batch.add(row);
        }
        afterBlank = false;
        scanner.watch = notes.isHolding();
    }

    /// Whether the batch filled last is the last.
    boolean isAtEnd() {
        return scanner.ended && last.position == last.limit;
    }

    private boolean isHeader() {
        for (List<String> header : layout.header()) {
            if (matches(header)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(List<String> header) {
        if (row.count() < 2 && header.size() > 1) {
            return false;
        }
        int filled = 0;
        for (int i = 0; i < Math.max(row.count(), header.size()); i++) {
            String name = i < header.size() ? header.get(i) : "";
            if (!row.cell(i).equals(name)) {
                return false;
            }
            filled += name.isEmpty() ? 0 : 1;
        }
        return filled > 1 || header.size() == 1;
    }

    /// After the last batch: text found behind the table.
    List<String> notes() {
        return notes.list();
    }

    long blankRows() {
        return blankRows;
    }

    long headersAgain() {
        return headersAgain;
    }

    long repaired() {
        return repair.repaired();
    }

    String lineEnding() {
        return scanner.lineEnding();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
