package org.khettara.core.describe;

import org.khettara.core.report.Text;

/// A description is not of the form that it must have.
final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Text what;
    private final String at;

    MalformedException(Text what, String at) {
        super(at + ": " + what.en());
        this.what = what;
        this.at = at;
    }

    static MalformedException of(String at, String fr, String ar, String en) {
        return new MalformedException(new Text(fr, ar, en), at);
    }

    Reading.Malformed reading() {
        return new Reading.Malformed(what, at);
    }
}
