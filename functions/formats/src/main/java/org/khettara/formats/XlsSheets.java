package org.khettara.formats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ReasonCode;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;
import org.khettara.engine.Sheets;

/// Takes the records of a BIFF8 workbook in their order and hands on the cells of its visible
/// worksheets. Rows come in order; the cells of one row are put in order here.
final class XlsSheets {
    private static final int COLUMNS = 256;

    private final Sheets out;
    private final Limits limits;
    private final List<BoundSheetRecord> listed = new ArrayList<>();
    private final Map<Integer, NumberFormats> codes = new HashMap<>();
    private final List<Integer> styles = new ArrayList<>();
    private final TreeMap<Integer, String> cells = new TreeMap<>();
    private final StoredNumber numbers = new StoredNumber();
    private final StringBuilder text = new StringBuilder();
    private SerialDate dates = new SerialDate(false);
    private @Nullable SSTRecord strings;
    private Sheets.@Nullable Sheet sheet;
    private @Nullable FormulaRecord awaited;
    private String name = "";
    private int depth;
    private int begun = -1;
    private int row = -1;

    XlsSheets(Sheets out, Limits limits) {
        this.out = out;
        this.limits = limits;
    }

    void add(Record record) throws IOException, Refusal {
        switch (record) {
            case BOFRecord begin -> begin(begin);
            case EOFRecord end -> end();
            case BoundSheetRecord bound -> list(bound);
            case DateWindow1904Record window -> dates = new SerialDate(window.getWindowing() == 1);
            case FormatRecord format ->
                    codes.put(format.getIndexCode(), NumberFormats.of(format.getFormatString()));
            case ExtendedFormatRecord style -> styles.add((int) style.getFormatIndex());
            case SSTRecord shared -> strings = shared;
            case StringRecord result -> addResult(result);
            case CellValueRecordInterface cell -> addCell(cell);
            default -> {}
        }
    }

    private void list(BoundSheetRecord bound) throws Refusal {
        listed.add(bound);
        if (listed.size() > limits.formats().sheets()) {
            throw Refusal.of(ReasonCode.BOMB, "BOMB.sheets", limits.formats().sheets());
        }
    }

    /// The first part of the stream is the workbook itself, then come its sheets as they lie in the
    /// file; charts lie inside sheets.
    private void begin(BOFRecord begin) throws IOException, Refusal {
        if (depth++ > 0) {
            return;
        }
        if (++begun == 0) {
            return;
        }
        if (begun == 1) {
            listed.sort(Comparator.comparingInt(BoundSheetRecord::getPositionOfBof));
        }
        BoundSheetRecord bound = begun <= listed.size() ? listed.get(begun - 1) : null;
        row = -1;
        if (begin.getType() != BOFRecord.TYPE_WORKSHEET) {
            return;
        }
        name = bound == null ? "" : bound.getSheetname();
        if (bound != null && (bound.isHidden() || bound.isVeryHidden())) {
            out.hidden(name);
        } else {
            sheet = out.grid(name);
        }
    }

    private void end() throws IOException, Refusal {
        if (--depth == 0) {
            endRow();
            sheet = null;
        }
        depth = Math.max(depth, 0);
    }

    private void endRow() throws IOException, Refusal {
        Sheets.Sheet to = sheet;
        if (to != null && !cells.isEmpty()) {
            to.row(row + 1L);
            for (Map.Entry<Integer, String> cell : cells.entrySet()) {
                to.cell(cell.getKey(), cell.getValue());
            }
        }
        cells.clear();
    }

    private void addCell(CellValueRecordInterface cell) throws IOException, Refusal {
        if (sheet == null || depth != 1) {
            return;
        }
        if (cell.getRow() != row) {
            endRow();
            if (cell.getRow() < row) {
                throw broken(cell);
            }
            row = cell.getRow();
        }
        if (cell.getColumn() < 0 || cell.getColumn() >= COLUMNS) {
            throw broken(cell);
        }
        awaited = null;
        text.setLength(0);
        switch (cell) {
            case LabelSSTRecord label -> text.append(shared(label.getSSTIndex()));
            case LabelRecord label -> text.append(label.getValue());
            case NumberRecord number -> number(number.getValue(), number.getXFIndex());
            case BoolErrRecord value -> text.append(value(value));
            case FormulaRecord formula -> formula(formula);
            default -> {}
        }
        if (!text.isEmpty()) {
            cells.put((int) cell.getColumn(), text.toString());
        }
    }

    private Refusal broken(CellValueRecordInterface cell) {
        return Refusal.at(ReasonCode.CORRUPT, "CORRUPT", name + "!" + (cell.getRow() + 1));
    }

    private String shared(int index) throws Refusal {
        SSTRecord all = strings;
        if (all == null || index < 0 || index >= all.getNumUniqueStrings()) {
            throw ZipPackage.corrupt();
        }
        try {
            return all.getString(index).getString();
        } catch (IndexOutOfBoundsException tooFew) {
            throw ZipPackage.corrupt();
        }
    }

    private static String value(BoolErrRecord value) {
        return value.isBoolean()
                ? Boolean.toString(value.getBooleanValue())
                : error(value.getErrorValue());
    }

    private static String error(int code) {
        return FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#ERR";
    }

    private void formula(FormulaRecord formula) throws Refusal {
        if (formula.hasCachedResultString()) {
            awaited = formula;
            return;
        }
        switch (resultType(formula)) {
            case NUMERIC -> number(formula.getValue(), formula.getXFIndex());
            case BOOLEAN -> text.append(formula.getCachedBooleanValue());
            case ERROR -> text.append(error(formula.getCachedErrorValue()));
            default -> {}
        }
    }

    private static CellType resultType(FormulaRecord formula) throws Refusal {
        try {
            return formula.getCachedResultTypeEnum();
        } catch (IllegalStateException | IllegalArgumentException broken) {
            throw ZipPackage.corrupt();
        }
    }

    /// The text that a formula gives follows it.
    private void addResult(StringRecord result) {
        FormulaRecord formula = awaited;
        if (formula != null && result.getString() != null && !result.getString().isEmpty()) {
            cells.put((int) formula.getColumn(), result.getString());
        }
        awaited = null;
    }

    private void number(double value, int style) {
        if (!dates.write(value, format(style), text)) {
            numbers.write(Double.toString(value), text);
        }
    }

    private NumberFormats format(int style) {
        if (style < 0 || style >= styles.size()) {
            return NumberFormats.NUMBER;
        }
        int id = styles.get(style);
        NumberFormats known = codes.get(id);
        return known == null ? NumberFormats.builtIn(id) : known;
    }
}
