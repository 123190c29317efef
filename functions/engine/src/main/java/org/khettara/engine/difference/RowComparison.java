package org.khettara.engine.difference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khettara.core.difference.RowDifference;
import org.khettara.core.port.TableComparer.Compared;
import org.khettara.core.port.TableComparer.Target;
import org.khettara.core.report.Text;
import org.khettara.engine.TypedParquet;

/// Compares the rows of two versions by the first key that names one row each, else whole.
final class RowComparison {
    private static final int[] NO_KEY = {};

    private final Shared shared;
    private final Together together;
    private final Path scratch;
    private final Target to;

    /// @param scratch an empty folder; empty again in the end
    RowComparison(Shared shared, Together together, Path scratch, Target to) {
        this.shared = shared;
        this.together = together;
        this.scratch = scratch;
        this.to = to;
    }

    private record Passes(RowPass before, RowPass after) {
        boolean isSameOrder() {
            return before.order() == after.order();
        }

        boolean isSameWriting() {
            return before.written() == after.written();
        }
    }

    Compared compare(KeyedColumns columns) throws IOException {
        if (shared.pairs().isEmpty()) {
            return new Compared(columns.renamed(), nothingShared(), NOTHING_SHARED);
        }
        for (int[] key : columns.keys()) {
            RowDifference found = compare(key);
            if (found != null) {
                return new Compared(columns.renamed(), found, null);
            }
        }
        RowDifference whole = compare(NO_KEY);
        if (whole == null) {
            throw new IllegalStateException("whole rows have no key that could repeat");
        }
        Text note = columns.declared().isEmpty() ? null : noKey(columns.declared());
        return new Compared(columns.renamed(), whole, note);
    }

    private RowDifference nothingShared() {
        long was = shared.before().rows();
        long is = shared.after().rows();
        return new RowDifference(
                List.of(), was, is, is, was, 0, false, false, List.of(), null, null);
    }

    /// Null when the key does not name one row each.
    private @Nullable RowDifference compare(int[] key) throws IOException {
        long bytesBefore = Files.size(shared.before().csv());
        long bytesAfter = Files.size(shared.after().csv());
        try (Differing differing = new Differing(scratch, bytesBefore, bytesAfter)) {
            Passes passes = pass(key, differing);
            return passes == null ? null : tell(key, passes, differing);
        }
    }

    private @Nullable Passes pass(int[] key, Differing differing) throws IOException {
        boolean[] byValue = shared.byValue();
        var was = new RowPass.Compared(shared.columnsBefore(), byValue);
        var is = new RowPass.Compared(shared.columnsAfter(), byValue);
        try (Spool before = new Spool(scratch.resolve("before"), Spool.PARTS);
                Spool after = new Spool(scratch.resolve("after"), Spool.PARTS)) {
            var both =
                    together.both(
                            () -> RowPass.over(shared.before(), was, key, before),
                            () -> RowPass.over(shared.after(), is, key, after));
            RowTable table = new RowTable(key.length > 0);
            for (int part = 0; part < before.parts(); part++) {
                table.clear();
                before.read(part, table::addBefore);
                after.read(part, table::addAfter);
                if (table.repeats()) {
                    return null;
                }
                table.differing(differing::add);
            }
            return new Passes(both.before(), both.after());
        }
    }

    private RowDifference tell(int[] key, Passes passes, Differing differing) throws IOException {
        List<String> names = new ArrayList<>();
        for (int column : key) {
            names.add(shared.after().name(shared.pairs().get(column).after()));
        }
        long was = passes.before.rows();
        long is = passes.after.rows();
        if (differing.isEmpty()) {
            boolean reordered = !passes.isSameOrder();
            boolean rewritten = !passes.isSameWriting();
            return new RowDifference(
                    names, was, is, 0, 0, 0, reordered, rewritten, List.of(), null, null);
        }
        String csv = to.name() + ".changes.csv";
        String parquet = to.name() + ".changes.parquet";
        Path written = to.folder().resolve(csv);
        ChangeFile.Told told = ChangeFile.write(shared, key, differing, written);
        var types = new ChangeTypes(shared, passes.before, passes.after);
        TypedParquet.write(written, to.folder().resolve(parquet), types.columns());
        return new RowDifference(
                names,
                was,
                is,
                told.added(),
                told.removed(),
                told.changed(),
                false,
                false,
                told.cells(),
                csv,
                parquet);
    }

    private static final Text NOTHING_SHARED =
            new Text(
                    "Aucune colonne n'est commune aux deux versions : toutes les lignes diffèrent, elles ne sont pas listées.",
                    "لا يوجد أي عمود مشترك بين الإصدارين: كل الأسطر مختلفة ولم تُسرد.",
                    "Both versions have no column in common: all rows differ and are not listed.");

    private static Text noKey(List<String> declared) {
        String names = String.join(", ", declared);
        return new Text(
                "Les colonnes demandées comme clé (%s) manquent ou se répètent : les lignes ont été comparées entières."
                        .formatted(names),
                "الأعمدة المطلوبة كمفتاح (%s) غائبة أو متكررة: قورنت الأسطر كاملة."
                        .formatted(names),
                "The columns asked for as key (%s) are missing or repeat: whole rows were compared."
                        .formatted(names));
    }
}
