package org.khettara.engine;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// What one cell costs the readers, and the distinct count, in nanoseconds: 30,000 real cells in
/// turn, so that no branch is learnt by heart. A reader more is a column and a method more.
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CellBenchmark extends Measured {
    private static final int DATE = 1;
    private static final int REGION = 2;
    private static final int AMOUNT = 6;

    private final char[][] frenchAmounts = Tables.column("fr-4", ';', AMOUNT);
    private final char[][] amounts = Tables.column("en-4", ',', AMOUNT);
    private final char[][] frenchDates = Tables.column("fr-4", ';', DATE);
    private final char[][] dates = Tables.column("en-4", ',', DATE);
    private final char[][] regions = Tables.column("en-4", ',', REGION);
    private final NumberReader numbers = new NumberReader();
    private final DateReader days = new DateReader();
    private int next;

    @Benchmark
    public long frenchNumber() {
        return number(frenchAmounts);
    }

    @Benchmark
    public long number() {
        return number(amounts);
    }

    @Benchmark
    public long noNumber() {
        return number(regions);
    }

    @Benchmark
    public long frenchDate() {
        return date(frenchDates);
    }

    @Benchmark
    public long date() {
        return date(dates);
    }

    private long number(char[][] cells) {
        char[] cell = next(cells);
        return numbers.read(cell, 0, cell.length) ? numbers.unscaled() : -1;
    }

    private long date(char[][] cells) {
        char[] cell = next(cells);
        return days.read(cell, 0, cell.length) ? days.epochDay(false) : -1;
    }

    private char[] next(char[][] cells) {
        next = next + 1 < cells.length ? next + 1 : 0;
        return cells[next];
    }
}
