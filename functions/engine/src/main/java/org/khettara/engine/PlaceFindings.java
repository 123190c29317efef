package org.khettara.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.khettara.core.report.Text;

/// Tells which values of a column of places have no code, and what they may be meant to be.
final class PlaceFindings {
    private static final int MOST_TOLD = 10;

    private PlaceFindings() {}

    static void add(CodeCells cells, Findings findings) {
        add("PLACES_UNMATCHED", cells, cells.unmatched(), findings);
        add("PLACES_AMBIGUOUS", cells, cells.ambiguous(), findings);
    }

    private static void add(
            String code, CodeCells cells, List<CodeCells.Value> missed, Findings findings) {
        if (missed.isEmpty()) {
            return;
        }
        List<String> told = new ArrayList<>();
        List<String> slips = new ArrayList<>();
        for (CodeCells.Value value : missed.subList(0, Math.min(MOST_TOLD, missed.size()))) {
            String shown = Findings.shown(value.text);
            String cell = findings.cell(cells.plan.index(), value.record);
            told.add(cell + " « " + shown + " » (" + value.unmatched + ")");
            Optional<String> nearest = cells.resolver().nearest(value.text);
            nearest.ifPresent(name -> slips.add("« %s » → « %s »".formatted(shown, name)));
        }
        Text level = cells.plan.kind().level().type().words();
        Object[] words = {
            cells.plan.source(),
            CodeCells.cells(missed),
            level,
            String.join(" ; ", told),
            String.join(" ; ", slips)
        };
        String fix = slips.isEmpty() ? code : code + ".near";
        CodeCells.Value most = missed.getFirst();
        findings.addPlaces(
                code,
                cells.plan.source(),
                new Findings.Unplaced(
                        most.record,
                        findings.cell(cells.plan.index(), most.record),
                        Findings.shown(most.text),
                        CodeCells.cells(missed)),
                Wording.message(code, words),
                Wording.fix(fix, words));
    }
}
