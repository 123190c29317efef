package org.khettara.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khettara.core.meaning.TableScreening;
import org.khettara.core.port.TableEngine.CellText;
import org.khettara.core.report.ReasonCode;
import org.khettara.core.report.Report;

/// Writes the files of one table and tells what it found. The first batch of rows says what the
/// columns are, and the table is written so while all further cells are weighed as well. Should
/// they change the decision, the table is written once more, by what is then known.
final class TableMaker {
    private final Sniffed sniffed;
    private final Target target;
    private final Limits limits;
    private final List<Column> columns = new ArrayList<>();
    private final List<Column> kept = new ArrayList<>();
    private final List<String> names;
    private final ColumnShare share;

    /// Where the files go, and what their CSV holds.
    ///
    /// @param threads how many may share the work
    record Target(Path folder, String name, CellText cellText, int threads) {
        Path file(String ending) {
            return folder.resolve(name + ending);
        }
    }

    private TableMaker(Sniffed sniffed, Target target, Limits limits) {
        this.sniffed = sniffed;
        this.target = target;
        this.limits = limits;
        this.names = ColumnNames.unique(sniffed.layout().names());
        this.share = ColumnShare.of(sniffed.layout().width(), limits);
    }

    /// What became of an attempt.
    sealed interface Outcome {}

    /// What was made.
    ///
    /// @param behind where the text goes on with another table; null where it does not
    record Made(Report.Table table, Sniffed.@Nullable Place behind) implements Outcome {}

    /// All cells lead to other plans than those that the table was written by. Nothing else is kept
    /// of the attempt: there is heap for one.
    record Contradicted(Known known) implements Outcome {}

    /// What all cells say.
    ///
    /// @param seen of the types of the columns
    /// @param codes of the columns of places
    record Known(List<ColumnEvidence> seen, List<CodePlan> codes) {}

    static Made make(Sniffed sniffed, Target target, Limits limits) throws IOException, Refusal {
        Known known = null;
        while (true) {
            switch (new TableMaker(sniffed, target, limits).make(known)) {
                case Made made -> {
                    return made;
                }
                case Contradicted(var more) -> {
                    Files.deleteIfExists(target.file(".rejects.csv"));
                    known = more;
                }
            }
        }
    }

    private List<ColumnEvidence> seen() {
        return columns.stream().map(column -> column.seen).toList();
    }

    /// @param right plans that all cells lead to
    private boolean stands(List<ColumnPlan> right) {
        if (right.size() != kept.size()) {
            return false;
        }
        for (int i = 0; i < right.size(); i++) {
            Column column = kept.get(i);
            if (column.index != right.get(i).index()
                    || !column.written().plan().writesAs(right.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// @param known what all cells say; null when the first batch must do
    private Outcome make(@Nullable Known known) throws IOException, Refusal {
        int width = sniffed.layout().width();
        boolean dotDecimal = sniffed.origin().dotDecimal();
        for (int i = 0; i < width; i++) {
            ColumnEvidence seen = known == null ? null : known.seen().get(i);
            columns.add(new Column(i, share, dotDecimal, seen));
        }
        try (TableReader in = new TableReader(sniffed, limits)) {
            Batch batch = in.newBatch();
            boolean any = in.next(batch);
            begin(plans(known == null ? look(batch) : known.seen()));
            if (kept.isEmpty()) {
                throw Refusal.of(ReasonCode.EMPTY, "EMPTY");
            }
            List<CodePlan> codes = known == null ? codes(plans(), null) : known.codes();
            var writer =
                    new TableWriter(in, columns, new TableWriter.Kept(kept, codes), target, limits);
            TableWriter.Written written = writer.write(headers(), any ? batch : null, findings());
            List<ColumnPlan> right = plans(seen());
            if (known == null && !stands(right)) {
                return new Contradicted(new Known(seen(), codes(right, null)));
            }
            var summary = new TableSummary(sniffed, kept, right, in, written);
            TableScreening.Outcome meaning = summary.meaning();
            List<CodePlan> rightCodes = codes(right, meaning);
            if (!rightCodes.equals(codes)) {
                return new Contradicted(new Known(seen(), rightCodes));
            }
            Files.write(
                    target.file(".schema.json"),
                    SchemaJson.write(target.name() + ".csv", plans(), codes, target.cellText()));
            return new Made(summary.table(target.name(), meaning), in.behind());
        }
    }

    /// A table that keeps its text is only that.
    private List<CodePlan> codes(List<ColumnPlan> plans, TableScreening.@Nullable Outcome meaning) {
        return target.cellText() == CellText.AS_PUBLISHED || plans.size() != kept.size()
                ? List.of()
                : CodePlans.of(kept, plans, meaning == null ? null : meaning.meanings());
    }

    /// A table that keeps its text keeps the header cells as well, where they are one row.
    private List<String> headers() {
        return plans().stream()
                .map(plan ->
                        target.cellText() == CellText.CANONICAL
                                ? plan.name()
                                : sniffed.layout().published(plan.index(), plan.name()))
                .toList();
    }

    private Findings findings() {
        return new Findings(limits.listed(), share.listed(), sniffed.origin().columnsBefore());
    }

    private List<ColumnEvidence> look(Batch first) {
        return columns.stream().map(column -> column.look(first)).toList();
    }

    private List<ColumnPlan> plans() {
        return kept.stream().map(column -> column.written().plan()).toList();
    }

    /// What becomes of the columns; those without name and values vanish.
    private List<ColumnPlan> plans(List<ColumnEvidence> seen) {
        List<ColumnPlan> plans = new ArrayList<>();
        List<String> titles = sniffed.layout().names();
        boolean asPublished = target.cellText() == CellText.AS_PUBLISHED;
        for (int i = 0; i < titles.size(); i++) {
            String title = titles.get(i);
            if (!title.isEmpty() || seen.get(i).cells > 0 || titles.size() == 1 || asPublished) {
                String name = names.get(i);
                plans.add(ColumnTyping.plan(i, title.isEmpty() ? name : title, name, seen.get(i)));
            }
        }
        return plans;
    }

    private void begin(List<ColumnPlan> plans) {
        for (ColumnPlan plan : plans) {
            Column column = columns.get(plan.index());
            column.begin(ColumnWriting.of(plan, target.cellText(), share));
            kept.add(column);
        }
    }
}
