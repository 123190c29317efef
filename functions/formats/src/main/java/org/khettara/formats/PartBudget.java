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

    /// The same bytes, counted.
    InputStream count(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                int n = in.read(to, offset, length);
                add(Math.max(0, n));
                return n;
            }
        };
    }
}
