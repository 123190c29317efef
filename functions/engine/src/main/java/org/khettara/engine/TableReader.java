package org.khettara.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.Gap;
import org.khettara.core.report.ReasonCode;

/// The rows of data of a table, batch by batch: title and header rows, blank rows, repeated headers
/// and the notes at the end left out, rows that break their dialect mended. Records that conform
/// never leave their bytes; the others go one by one through [RecordParser] and [RowRepair].
final class TableReader implements AutoCloseable {
    /// Bytes that are read at a time: as many as stay in the processor's cache on their way.
    private static final int SLICE = 1 << 17;

    private static final int LARGEST_RECORD_CELLS = 16 * 4;

    private final InputStream in;
    private final TextDialect dialect;
    private final Layout layout;
    private final @Nullable TableBreak breaks;
    private final Limits limits;
    private final RecordParser parser;
    private final RowRepair repair;
    private final RecordScanner scanner;
    private final Row row = new Row();
    private final NotesAtEnd notes;
    private int block;
    private Batch last;
    private boolean afterBlank;

    /// Bytes of the text before the batch's first.
    private long passed;

    /// Number of the record that another table begins with.
    private long nextTable = Long.MAX_VALUE;

    private final Gaps gaps = new Gaps();
    private long blankRows;
    private long headersAgain;

    TableReader(Sniffed sniffed, Limits limits) throws IOException {
        this.in = sniffed.openUtf8();
        this.dialect = sniffed.dialectInUtf8();
        this.layout = sniffed.layout();
        this.breaks = sniffed.breaks();
        this.limits = limits;
        this.notes = new NotesAtEnd(sniffed);
        // A small text needs no more room than it has bytes.
        this.block = (int) Math.min(limits.blockBytes(), Files.size(sniffed.file()) * 3 + 16);
        this.last = Batch.empty(layout.width());
        this.parser = new RecordParser(new Utf8Chars(last.text, 0, 0), limits);
        this.repair = new RowRepair(parser, sniffed, limits);
        this.scanner = new RecordScanner(layout, dialect, (byte) dialect.delimiter(), last);
        scanner.record = sniffed.from().records();
        this.passed = sniffed.from().bytes();
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
        } while (batch.rows == 0 && !isAtEnd());
        return batch.rows > 0;
    }

    /// Moves what the batch before left over, and reads on behind it.
    private void load(Batch batch) throws IOException {
        int left = last.limit - last.position;
        batch.reserve(Math.max(left, block));
        System.arraycopy(last.text, last.position, batch.text, 0, left);
        passed += last.position;
        last = batch;
        read(batch, left);
    }

    private void read(Batch batch, int from) throws IOException {
        int limit = from;
        while (!scanner.ended && limit < block) {
            int read = in.read(batch.text, limit, Math.min(block - limit, SLICE));
            scanner.ended = read < 0;
            limit += Math.max(read, 0);
        }
        batch.begin(limit);
    }

    private void cut(Batch batch) throws IOException, Refusal {
        while (!batch.isFull() && !isBroken()) {
            RecordScanner.Stop stop =
                    scanner.record + 1 < layout.firstData()
                            ? RecordScanner.Stop.ODD
                            : scanner.scan(batch);
            switch (stop) {
                case FULL -> {
                    return;
                }
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
        if (data && !blank && !findBreak(batch)) {
            return enlarge(batch);
        }
        boolean header = data && !blank && isHeader();
        if (isBroken()) {
            return true;
        }
        if (data && !blank && !header && !notes.isNote(row)) {
            repair.repair(row);
        }
        batch.position += Utf8Chars.bytes(batch.text, batch.position, parser.recordLength());
        scanner.record++;
        scanner.lineEnds.count(parser.end);
        if (data) {
            take(batch, blank, header);
        }
        return true;
    }

    /// Looks whether another table begins with this record or soon after it; false when that takes
    /// more text than the block has.
    private boolean findBreak(Batch batch) throws IOException, Refusal {
        if (breaks == null || nextTable < Long.MAX_VALUE) {
            return true;
        }
        SampleRow here = new SampleRow(row.record, row.cells());
        if (!breaks.mayBegin(here, afterBlank)) {
            return true;
        }
        List<SampleRow> ahead = new ArrayList<>();
        ahead.add(here);
        while (ahead.size() < TableBreak.LOOK_AHEAD && parser.next(row, dialect)) {
            ahead.add(new SampleRow(row.record, row.cells()));
        }
        if (parser.sawEnd() && !scanner.ended) {
            return false;
        }
        int begin = breaks.begin(ahead, afterBlank);
        nextTable = begin < 0 ? Long.MAX_VALUE : ahead.get(begin).record();
        parser.restart(new Utf8Chars(batch.text, batch.position, batch.limit), scanner.record);
        parser.next(row, dialect);
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

    private void take(Batch batch, boolean blank, boolean header) {
        if (blank || header) {
            gaps.add(row.record);
        }
        if (blank) {
            blankRows++;
            afterBlank = true;
            scanner.watch = true;
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
        scanner.watch = notes.isHolding() || nextTable < Long.MAX_VALUE;
    }

    private boolean isBroken() {
        return scanner.record + 1 >= nextTable;
    }

    /// Whether the source's cells have a comma between them.
    byte delimiter() {
        return (byte) dialect.delimiter();
    }

    boolean hasCommas() {
        return dialect.delimiter() == ',';
    }

    /// Where another table begins; null when the text ends with this one.
    Sniffed.@Nullable Place behind() {
        return isBroken() ? new Sniffed.Place(passed + last.position, scanner.record) : null;
    }

    /// Whether the batch filled last is the last.
    boolean isAtEnd() {
        return isBroken() || (scanner.ended && last.position == last.limit);
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

    /// What stands between the rows of data.
    ///
    /// @return null when nothing was left out
    @Nullable List<Gap> gaps(long rows) {
        return blankRows + headersAgain == 0 ? null : gaps.within(layout.firstData(), rows);
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
        return scanner.lineEnds.name();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
