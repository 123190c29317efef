package org.khettara.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.khettara.core.report.ReasonCode;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;
import org.khettara.engine.Sheets;

/// The texts that a workbook's cells share, as UTF-8 in a few large arrays: a million small texts
/// cost little more than their letters.
final class SharedStrings {
    private static final int BLOCK = 1 << 20;
    private static final int PER_BLOCK = 1 << 14;

    private final Limits limits;
    private final List<byte[]> blocks = new ArrayList<>();
    private final List<long[]> places = new ArrayList<>();
    private int used = BLOCK;
    private int count;
    private long bytes;

    private SharedStrings(Limits limits) {
        this.limits = limits;
    }

    static SharedStrings none(Limits limits) {
        return new SharedStrings(limits);
    }

    static SharedStrings read(XmlStream xml, Limits limits) throws IOException, Refusal {
        SharedStrings strings = new SharedStrings(limits);
        StringBuilder text = new StringBuilder();
        while (xml.next()) {
            if (xml.isStart("si")) {
                text.setLength(0);
                RichText.read(xml, "si", text);
                strings.add(text.toString());
            }
        }
        return strings;
    }

    void add(String text) throws Refusal {
        byte[] encoded = text.getBytes(UTF_8);
        bytes += encoded.length + Long.BYTES;
        if (bytes > limits.formats().stringBytes()) {
            throw Refusal.of(ReasonCode.BOMB, "BOMB.strings", limits.formats().stringBytes() >> 20);
        }
        if (blocks.isEmpty() || used + encoded.length > blocks.getLast().length) {
            blocks.add(new byte[Math.max(BLOCK, encoded.length)]);
            used = 0;
        }
        System.arraycopy(encoded, 0, blocks.getLast(), used, encoded.length);
        if (count % PER_BLOCK == 0) {
            places.add(new long[PER_BLOCK]);
        }
        long place = (long) (blocks.size() - 1) << 48 | (long) used << 24 | encoded.length;
        places.getLast()[count % PER_BLOCK] = place;
        used += encoded.length;
        count++;
    }

    /// Sets a cell to a text.
    ///
    /// @return false when there is no text of this number
    boolean set(Sheets.Sheet out, int column, int index) throws IOException, Refusal {
        if (index < 0 || index >= count) {
            return false;
        }
        long place = places.get(index / PER_BLOCK)[index % PER_BLOCK];
        byte[] block = blocks.get((int) (place >>> 48));
        out.cell(column, block, (int) (place >>> 24 & 0xFFFFFF), (int) place & 0xFFFFFF);
        return true;
    }
}
