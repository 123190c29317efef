package org.khettara.core.proof;

/// Whether the counts of a night are asked for, with `-Dkhettara.long=true`.
public final class LongRun {
    public static final boolean ASKED = Boolean.getBoolean("khettara.long");

    private LongRun() {}
}
