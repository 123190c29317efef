package org.khettara.engine;

/// Counts how a text's records end.
final class LineEnds {
    private long lf;
    private long crlf;
    private long cr;

    /// How one record ends.
    enum LineEnd {
        /// With the text.
        NONE,
        LF,
        CRLF,
        CR
    }

    void count(LineEnd end) {
        switch (end) {
            case LF -> lf++;
            case CRLF -> crlf++;
            case CR -> cr++;
            case NONE -> {}
        }
    }

    /// `LF`, `CRLF`, `CR` or `MIXED`.
    String name() {
        long all = lf + crlf + cr;
        if (lf == all) {
            return "LF";
        }
        return crlf == all ? "CRLF" : cr == all ? "CR" : "MIXED";
    }
}
