package org.khettara.formats;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.khettara.core.report.ReasonCode;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;

/// Counts the bytes that a workbook's parts unpack to.
final class PartBudget {
    private final long compressed;
    private final Limits limits;
    private long expanded;

    PartBudget(long compressed, Limits limits) {
        this.compressed = Math.max(1, compressed);
        this.limits = limits;
    }

    /// A refusal on its way through a parser that lets only this kind through.
    static final class Exceeded extends IOException {
        private static final long serialVersionUID = 1L;

        final transient Refusal refusal;

        Exceeded(Refusal refusal) {
            super(refusal);
            this.refusal = refusal;
        }
    }

    private void add(long bytes) throws Exceeded {
        expanded += bytes;
        boolean ratio =
                expanded > limits.ratioFrom() && expanded / limits.expansionRatio() > compressed;
        if (ratio || expanded > limits.expandedBytes()) {
            throw new Exceeded(Refusal.of(ReasonCode.BOMB, "BOMB", expanded >> 20));
        }
    }

    InputStream bound(InputStream in) {
        return new Bounded(in);
    }

    /// A stream that also ends a text or tag before it fills the memory: whatever XML is read at
    /// once lies between two `<`, those in a CDATA section not counted.
    private final class Bounded extends FilterInputStream {
        private static final int MOST_ATTRIBUTES = 1 << 16;
        private static final String OPENING = "<![";
        private static final String CLOSING = "]]>";

        private long run;
        private boolean data;

        /// `=` since the last tag began: every attribute has one, and parsers take long to tell
        /// many names apart.
        private int signs;

        /// Signs of [#OPENING] or [#CLOSING] seen.
        private int seen;

        Bounded(InputStream in) {
            super(in);
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
                add(n);
                int last = lastTag(to, offset, offset + n);
                run = last < 0 ? run + n : offset + n - last;
                if (run > 8L * limits.cellChars() || signs > MOST_ATTRIBUTES) {
                    throw new Exceeded(
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
}
