package org.khettara.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ReasonCode;
import org.khettara.core.report.Report;

/// Raised anywhere inside the engine when a file cannot be published; the engine turns it into a
/// refused report.
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final ReasonCode code;
    private final String wording;
    private final transient List<Object> values;
    private final @Nullable String at;
    private String format = "unknown";

    /// @param wording key of the message, `<code>` or `<code>.<case>`
    private Refusal(ReasonCode code, String wording, @Nullable String at, List<Object> values) {
        super(wording);
        this.code = code;
        this.wording = wording;
        this.at = at;
        this.values = values;
    }

    /// @param wording key of message and fix in `wording_*.properties`
    /// @param values for the places `{0}`, `{1}` in them
    public static Refusal of(ReasonCode code, String wording, Object... values) {
        return new Refusal(code, wording, null, List.of(values));
    }

    /// @param at where in the file, in the publisher's words: `sheet Feuil1`
    public static Refusal at(ReasonCode code, String wording, String at, Object... values) {
        return new Refusal(code, wording, at, List.of(values));
    }

    /// Tells what the file is, when that is known.
    public Refusal ofFormat(String known) {
        format = known;
        return this;
    }

    String format() {
        return format;
    }

    ReasonCode code() {
        return code;
    }

    boolean says(String key) {
        return wording.equals(key);
    }

    Report.Reason reason() {
        Object[] filled = values.toArray();
        return new Report.Reason(
                code, Wording.message(wording, filled), Wording.fix(wording, filled), at);
    }
}
