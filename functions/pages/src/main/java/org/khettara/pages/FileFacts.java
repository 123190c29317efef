package org.khettara.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.report.Report;
import org.khettara.core.report.Report.Dialect;

/// What was found of the file as a whole, in words.
public record FileFacts(Receipt receipt, Speech speech) {
    private static final int MOST_ENTRIES = 20;

    private static final Map<String, String> DELIMITERS =
            Map.of(",", "comma", ";", "semicolon", "\t", "tab", "|", "pipe", " ", "space");

    /// One of them.
    public record Fact(String name, String value) {}

    List<Fact> list() {
        var facts = new ArrayList<Fact>();
        Report report = receipt.report();
        if (report != null) {
            Report.Source source = report.source();
            if (!source.format().equals("unknown")) {
                facts.add(fact("format", source.format().toUpperCase(Locale.ROOT)));
            }
            if (source.encoding() != null) {
                facts.add(fact("encoding", source.encoding()));
            }
            if (!report.tables().isEmpty()) {
                facts.addAll(layout(report));
            }
        }
        facts.add(fact("size", speech.size(receipt.bytes())));
        if (report != null && !report.source().entries().isEmpty()) {
            List<String> entries = report.source().entries();
            facts.add(
                    fact(
                            "entries",
                            entries.stream()
                                            .limit(MOST_ENTRIES)
                                            .collect(Collectors.joining(speech.t("between")))
                                    + (entries.size() > MOST_ENTRIES ? "…" : "")));
        }
        return facts;
    }

    private List<Fact> layout(Report report) {
        var facts = new ArrayList<Fact>();
        Dialect dialect = report.tables().getFirst().dialect();
        String delimiter = dialect.delimiter();
        if (delimiter != null) {
            String word = DELIMITERS.get(delimiter);
            facts.add(fact("delimiter", word == null ? delimiter : speech.t(word)));
        }
        facts.add(fact("headers", speech.number(dialect.headerRows())));
        if (report.tables().size() > 1) {
            facts.add(fact("tables", speech.number(report.tables().size())));
        }
        facts.add(fact("rows", speech.number(report.rows())));
        long columns = report.tables().stream().mapToLong(table -> table.columns().size()).sum();
        facts.add(fact("columns", speech.number(columns)));
        return facts;
    }

    private Fact fact(String key, String value) {
        return new Fact(speech.t(key), value);
    }
}
