package org.khettara.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khettara.core.assess.Assessment;
import org.khettara.core.difference.Compatibility;
import org.khettara.core.receipt.Past;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.release.Settlement.State;
import org.khettara.core.report.ColumnType;
import org.khettara.core.report.ReasonCode;
import org.khettara.core.report.Report;
import org.khettara.core.report.Report.Change;
import org.khettara.core.report.Report.Column;
import org.khettara.core.report.Report.Dialect;
import org.khettara.core.report.Report.Example;
import org.khettara.core.report.Report.Finding;
import org.khettara.core.report.Report.Meaning;
import org.khettara.core.report.Report.Severity;
import org.khettara.core.report.Report.Table;
import org.khettara.core.report.Report.TopValue;
import org.khettara.core.report.Report.Where;
import org.khettara.core.report.SemanticType;
import org.khettara.core.report.Text;

/// Receipts in which the publisher's words try to be markup.
final class SampleReceipts {
    static final String HOSTILE = "<script>alert(1)</script>\"'&{0}$1\u202Ex";

    static Text text(String word) {
        return new Text("fr " + word, "ar " + word, "en " + word);
    }

    static Finding finding(String code, Severity severity, Where where, @Nullable String value) {
        return new Finding(code, severity, where, value, text(code), text(code + " fix"));
    }

    static Column column(String name, long missing, long rejected) {
        return new Column(
                name,
                name,
                ColumnType.STRING,
                null,
                null,
                missing,
                rejected,
                3,
                "a",
                "z",
                null,
                List.of(),
                List.of(new TopValue(HOSTILE, 2)),
                null,
                new Meaning(SemanticType.URL, 0.5, null),
                null,
                null,
                null);
    }

    static Table table(String name, List<Column> columns, List<Finding> findings) {
        return new Table(
                name,
                null,
                name + ".csv",
                name + ".parquet",
                name + ".schema.json",
                name + ".rejects.csv",
                10,
                new Dialect(";", "\"", "\"", "CRLF", 1, 2),
                columns,
                List.of(HOSTILE),
                List.of(
                        new Change(
                                "b",
                                "DECIMAL_COMMA",
                                text("c"),
                                1234567,
                                new Example("1,5", " 1.5\n"))),
                findings,
                List.of());
    }

    static Receipt receipt(State state, Report report) {
        return new Receipt(
                "a".repeat(64),
                "ville",
                "ville.budget",
                HOSTILE,
                12_345,
                state,
                new Text("« " + HOSTILE + " » publié", "«x» نُشر", "published"),
                report.reason() == null ? 3L : null,
                "2026-11-29T01:44:03.300Z",
                "2026-11-29T01:44:04Z",
                report.reason() == null
                        ? new Assessment(
                                87,
                                0.9,
                                0.99999,
                                0.6,
                                Compatibility.BREAKING,
                                List.of(text("gone")))
                        : null,
                report,
                List.of(finding("LICENCE_MISSING", Severity.WARNING, Where.WHOLE_TABLE, null)),
                List.of(finding("ROW_COUNT_UNUSUAL", Severity.WARNING, Where.WHOLE_TABLE, null)),
                List.of(
                        new Past(1, "2026-09-01T00:00:00Z", 50, 40),
                        new Past(2, "2026-10-01T00:00:00Z", 75, 0)));
    }

    static Receipt published() {
        return receipt(State.PUBLISHED, report());
    }

    static Report report() {
        var findings =
                List.of(
                        finding("NOTE", Severity.INFO, Where.WHOLE_TABLE, null),
                        finding(
                                "CELL_REJECTED",
                                Severity.WARNING,
                                new Where(4L, "b", "B4"),
                                HOSTILE),
                        finding("RAGGED_ROW", Severity.WARNING, new Where(6L, null, null), "x"),
                        new Finding(
                                "CELLS_EMPTY",
                                Severity.INFO,
                                new Where(null, "a", null),
                                null,
                                text("CELLS_EMPTY"),
                                text("CELLS_EMPTY fix"),
                                5L));
        var source =
                new Report.Source(
                        HOSTILE, 12_345, "a".repeat(64), "csv", "windows-1252", 0.9, List.of());
        return Report.published(
                "0.1",
                source,
                List.of(table("t", List.of(column("a", 5, 0), column("b", 1, 1)), findings)));
    }

    static Receipt refused() {
        var source = new Report.Source("x.pdf", 1, null, "unknown", null, null, List.of());
        return receipt(
                State.REFUSED,
                Report.refused(
                        "0.1",
                        source,
                        new Report.Reason(
                                ReasonCode.NOT_TABULAR, text("pdf"), text("send"), "page 1")));
    }

    private SampleReceipts() {}
}
