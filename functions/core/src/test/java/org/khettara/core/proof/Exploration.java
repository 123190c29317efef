package org.khettara.core.proof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khettara.core.proof.ModelState.Book;

/// Every state that a [Model] can come to. Each must be sound; and from each, when nothing breaks
/// any more, all work must come to a good end.
final class Exploration {
    private static final int VISITED = 1;
    private static final int ENDS_WELL = 2;
    private static final int STEPS_TO_THE_END = 500;

    private final Model model;
    private final Map<String, Integer> marks = new HashMap<>();
    private final Deque<ModelState> toVisit = new ArrayDeque<>();
    private int states;
    private String violation = "";

    private Exploration(Model model) {
        this.model = model;
    }

    /// What was found.
    ///
    /// @param states how many there are; up to the violation
    /// @param violation the first; empty when there is none
    record Result(int states, String violation) {}

    static Result of(Model model) {
        var exploration = new Exploration(model);
        exploration.visit(model.start());
        while (exploration.violation.isEmpty() && !exploration.toVisit.isEmpty()) {
            exploration.goOn(exploration.toVisit.remove());
        }
        return new Result(exploration.states, exploration.violation);
    }

    private void goOn(ModelState state) {
        for (ModelState next : model.next(state)) {
            if (place(next) < place(state)) {
                violation = "I2: the pointer went back";
            }
            visit(next);
            if (!violation.isEmpty()) {
                return;
            }
        }
    }

    /// The event that readers are served; -1 for none.
    private static int place(ModelState state) {
        int current = state.get(Book.CURRENT);
        return current == 0 ? -1 : state.released(current);
    }

    private void visit(ModelState state) {
        String key = state.key();
        int before = marks.getOrDefault(key, 0);
        if ((before & VISITED) == 0) {
            marks.put(key, before | VISITED);
            states++;
            violation = violation.isEmpty() ? model.ledger().violation(state) : violation;
            if (violation.isEmpty()) {
                violation = endWell(state);
                toVisit.add(state);
            }
        }
    }

    /// What is wrong with the end that the state comes to.
    private String endWell(ModelState from) {
        List<String> way = new ArrayList<>();
        Optional<ModelState> at = Optional.of(from);
        while (at.isPresent()) {
            ModelState state = at.get();
            String key = state.key();
            if ((marks.getOrDefault(key, 0) & ENDS_WELL) != 0) {
                break;
            }
            way.add(key);
            at = model.calmNext(state);
            String wrong =
                    at.isEmpty()
                            ? ModelLedger.violationAtEnd(state)
                            : model.ledger().violation(state);
            if (!wrong.isEmpty() || way.size() > STEPS_TO_THE_END) {
                return wrong.isEmpty() ? "I5: the work never ends" : wrong;
            }
        }
        way.forEach(key -> marks.merge(key, ENDS_WELL, (a, b) -> a | b));
        return "";
    }
}
