package org.khettara.formats;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.khettara.core.report.ReasonCode;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;

/// XML for a parser, ended before a text or tag of it fills the memory: whatever is read at once
/// lies between two `<`, those in a CDATA section not counted.
final class BoundedXml extends FilterInputStream {
    private static final int MOST_ATTRIBUTES = 1 << 16;
    private static final String OPENING = "<![";
    private static final String CLOSING = "]]>";

    private long run;
    private boolean data;

    /// `=` since the last tag began: every attribute has one, and parsers take long to tell many
    /// names apart.
    private int signs;

    /// Signs of [#OPENING] or [#CLOSING] seen.
    private int seen;

    private final Limits limits;

    BoundedXml(InputStream in, Limits limits) {
        super(in);
        this.limits = limits;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        int n = in.read(to, offset, length);
        if (n > 0) {
            int last = lastTag(to, offset, offset + n);
            run = last < 0 ? run + n : offset + n - last;
            if (run > 8L * limits.cellChars() || signs > MOST_ATTRIBUTES) {
                throw new PartBudget.Exceeded(
                        Refusal.of(ReasonCode.TOO_LARGE, "TOO_LARGE.cell", limits.cellChars()));
            }
        }
        return n;
    }

    /// @return where the last tag or section begins; -1 without one
    private int lastTag(byte[] bytes, int from, int to) {
        int last = -1;
        int equals = signs;
        int awaited = awaited();
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b == '=') {
                equals++;
            }
            if (awaited >= 0 && b != awaited) {
                continue;
            }
            if (!data && b == '<') {
                last = i;
                seen = 1;
                equals = 0;
            } else if (b != 0) {
                // A zero byte is half of a character of UTF-16.
                advance(b);
            }
            awaited = awaited();
        }
        signs = equals;
        return last;
    }

    /// The only byte that matters next; negative when every byte does.
    private int awaited() {
        if (seen > 0) {
            return -1;
        }
        return data ? ']' : '<';
    }

    private void advance(byte b) {
        String wanted = data ? CLOSING : OPENING;
        if (b == wanted.charAt(seen)) {
            seen++;
        } else if (!data || b != ']') {
            seen = 0;
        }
        if (seen == wanted.length()) {
            data = !data;
            seen = 0;
        }
    }
}
