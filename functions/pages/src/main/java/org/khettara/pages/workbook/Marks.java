package org.khettara.pages.workbook;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.khettara.core.report.PersonalData;
import org.khettara.core.report.Report.Column;
import org.khettara.core.report.Report.Finding;
import org.khettara.core.report.Report.Table;

/// What is said of the cells of a table, row by row. Of columns with personal data, which are only
/// published since a person allows it, nothing is said.
final class Marks implements Closeable {
    private static final String REJECTED = "CELL_REJECTED";

    private final NoteWords words;
    private final List<Column> columns;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<Long, List<Finding>> findings = new HashMap<>();
    private final Rejects rejects;
    private final Rejects surplus;

    Marks(Table table, ReleaseFiles files, NoteWords words) throws IOException {
        this.words = words;
        this.columns = table.columns();
        Set<String> secret = new HashSet<>();
        for (PersonalData data : table.personalData()) {
            if (data.guard() != PersonalData.Guard.NOTE && data.column() != null) {
                secret.add(data.column());
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            if (!secret.contains(columns.get(i).name())) {
                places.put(columns.get(i).name(), i);
            }
        }
        if (Hindrances.tellsRows(table)) {
            for (Finding finding : table.findings()) {
                if (finding.where().row() != null && !finding.code().equals(REJECTED)) {
                    findings.computeIfAbsent(finding.where().row(), _ -> new ArrayList<>())
                            .add(finding);
                }
            }
        }
        this.rejects = Rejects.ofColumns(table, files);
        this.surplus = Rejects.surplus(table, files);
    }

    /// Those of a record, at most one of a cell; to be asked in the order of the records.
    Collection<Mark> of(long record) throws IOException {
        Map<Integer, Mark> marks = new LinkedHashMap<>();
        for (Rejects.Reject reject : rejects.of(record)) {
            Integer place = places.get(reject.column());
            if (place != null) {
                add(marks, rejected(place, reject));
            }
        }
        for (Rejects.Reject reject : surplus.of(record)) {
            String note = words.t("surplus", reject.value());
            int last = columns.size() - 1;
            add(marks, new Mark(last, Mark.Kind.REMARK, at(note, record), null));
        }
        for (Finding finding : findings.getOrDefault(record, List.of())) {
            String column = finding.where().column();
            // What is of a whole row stands in its first cell.
            Integer place = column == null ? Integer.valueOf(0) : places.get(column);
            if (place != null) {
                String note = words.language().of(finding.message());
                add(marks, new Mark(place, Mark.Kind.REMARK, at(note, record), null));
            }
        }
        return marks.values();
    }

    private static void add(Map<Integer, Mark> marks, Mark mark) {
        marks.merge(mark.column(), mark, Mark::and);
    }

    private Mark rejected(int place, Rejects.Reject reject) {
        var type = columns.get(place).type();
        String note = words.t("rejected", type.words()) + "\n" + words.example(type);
        return new Mark(place, Mark.Kind.REJECTED, at(note, reject.record()), reject.value());
    }

    /// Rows have other numbers in the publisher's file.
    private String at(String note, long record) {
        return note + "\n" + words.t("at", record);
    }

    @Override
    public void close() throws IOException {
        try (rejects;
                surplus) {
            findings.clear();
        }
    }
}
