package org.khettara.engine;

import org.jspecify.annotations.Nullable;
import org.khettara.engine.parquet.Bytes;

/// Strings with many different values. Most are right as they stand: their bytes are looked over
/// eight at a time and copied; only what may need trimming or composing is decoded.
final class DirectTexts extends DirectCells {
    private static final long QUOTE = 0x22 * Words.EACH;
    private static final long COMMA = 0x2C * Words.EACH;

    private final TypedTextFilter filter = new TypedTextFilter();
    private final Bytes rebuilt = new Bytes();
    private boolean moved;

    DirectTexts(ColumnWriting writing) {
        super(writing);
    }

    @Override
    void writeAll(Batch batch, int column, @Nullable ColumnEvidence seen, ColumnBatch to) {
        to.forStrings(batch.rows);
        moved = false;
        rebuilt.clear();
        byte[] text = batch.text;
        for (int row = 0; row < batch.rows; row++) {
            long cell = batch.cell(column, row);
            profile.at = batch.records[row];
            if (Batch.length(cell) == 0) {
                profile.missing++;
                profile.empty.add(profile.at);
                to.strings[row] = -1;
            } else {
                write(text, cell, row, to);
                if (seen != null) {
                    weighText(text, cell, seen);
                }
            }
        }
        to.hold(new ColumnBatch.Page.Texts(moved ? gather(batch, to) : text));
    }

    private void write(byte[] text, long cell, int row, ColumnBatch to) {
        int start = Batch.start(cell);
        int length = Batch.length(cell);
        if (isPlain(text, start, length)) {
            to.strings[row] = cell;
            profile.addText(text, start, length);
            return;
        }
        CellReader.Outcome outcome = read(text, cell, null);
        if (outcome == CellReader.Outcome.VALUE) {
            int at = rebuilt.size();
            Utf8.append(reader.text, 0, reader.length, rebuilt);
            rebuilt.reserve(Batch.PADDING);
            to.strings[row] = ((long) at << 32 | rebuilt.size() - at) | ColumnBatch.OWN;
            moved = true;
        } else {
            to.strings[row] = -1;
        }
        to.show(row, csvOfReader(text, cell));
    }

    /// Only printable ASCII without quote or comma, or letters of Latin-1 and Arabic that stand
    /// alone; no blank at the ends.
    static boolean isPlain(byte[] text, int start, int length) {
        byte first = text[start];
        if (first == '='
                || first == '@'
                || first == (byte) 0xC2
                || (first >= 0 && first <= ' ')
                || !endsPlain(text, start, length)) {
            return false;
        }
        for (int at = 0; at < length; at += 8) {
            long word = Words.first(text, start + at, length - at);
            int rest = length - at;
            long odd =
                    Words.outsidePrintable(word)
                            | Words.zeros(word ^ QUOTE)
                            | Words.zeros(word ^ COMMA);
            if (rest < 8) {
                odd &= (1L << (rest * 8)) - 1;
            }
            if (odd != 0 && !areLetters(text, start + at, Math.min(8, rest))) {
                return false;
            }
        }
        return true;
    }

    /// Blanks, no-break spaces and marks of direction at the ends are not of the text.
    private static boolean endsPlain(byte[] text, int start, int length) {
        byte last = text[start + length - 1];
        if (last >= 0) {
            return last > ' ';
        }
        return length > 1 && text[start + length - 2] != (byte) 0xC2;
    }

    /// Whether every byte of these is printable ASCII or a part of a plain letter.
    private static boolean areLetters(byte[] text, int from, int count) {
        for (int i = from; i < from + count; i++) {
            int b = text[i];
            if (b >= ' ' ? b == '"' || b == ',' || b == 0x7F : b >= 0 || !isLetterPart(text, i)) {
                return false;
            }
        }
        return true;
    }

    /// A second byte is judged with its first: both stand in the text.
    private static boolean isLetterPart(byte[] text, int at) {
        int b = text[at] & 0xFF;
        if (b < 0xC0) {
            int first = text[at - 1] & 0xFF;
            return first >= 0xC2 && first <= 0xDB && isAlone(first, b);
        }
        return b <= 0xDB && isAlone(b, text[at + 1] & 0xFF);
    }

    /// Latin letters to U+02FF, Cyrillic, and Arabic but for its marks.
    private static boolean isAlone(int first, int second) {
        return switch (first) {
            case 0xC2 -> second >= 0xA0;
            case 0xD8 -> second > 0x9C || (second >= 0x8C && second < 0x90);
            case 0xD9 -> second < 0x8B || (second >= 0xA0 && second < 0xB0) || second > 0xB0;
            case 0xDA -> true;
            case 0xDB -> second < 0x96 || second > 0xAD;
            default -> first <= 0xCB || (first >= 0xD0 && first <= 0xD1);
        };
    }

    private void weighText(byte[] text, long cell, ColumnEvidence seen) {
        if (filter.isText(text, Batch.start(cell), Batch.length(cell))) {
            seen.addText(text, cell, profile.at);
        } else {
            weigh(text, cell, seen);
        }
    }

    /// All strings in one array: those that changed, and copies of those that did not.
    private byte[] gather(Batch batch, ColumnBatch to) {
        for (int row = 0; row < batch.rows; row++) {
            long string = to.strings[row];
            if (string >= 0) {
                int at = rebuilt.size();
                rebuilt.write(batch.text, Batch.start(string), Batch.length(string));
                to.strings[row] = (long) at << 32 | Batch.length(string);
            } else if (string != -1) {
                to.strings[row] = string & ~ColumnBatch.OWN;
            }
        }
        return rebuilt.array();
    }
}
