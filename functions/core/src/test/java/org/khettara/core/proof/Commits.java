package org.khettara.core.proof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.khettara.core.port.Descriptions.Outdated;
import org.khettara.core.release.Decision;
import org.khettara.core.release.RunId;
import org.khettara.core.release.Settlement;
import org.khettara.core.release.Transition;
import org.khettara.core.release.Verdict;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Sha256;

/// What the transactions that a [Witness] saw come to, by its own reckoning: who is to be served,
/// what is to be told, what must stand in the books.
final class Commits {
    private final Map<DatasetId, RunId> served = new HashMap<>();
    private final Map<DatasetId, Integer> ends = new HashMap<>();
    private final Map<DatasetId, List<String>> rulings = new HashMap<>();
    private final Set<String> toTell = new TreeSet<>();
    private final Set<String> stranded = new HashSet<>();
    private int words;

    /// A claim was settled.
    void settled(Verdict verdict, Settlement end) {
        DatasetId dataset = end.upload().dataset();
        ends.merge(dataset, 1, Integer::sum);
        switch (end.state()) {
            case PUBLISHED -> {
                served.put(dataset, end.run());
                toTell.add(end.run().value());
            }
            case SUPERSEDED -> {
                if (verdict instanceof Verdict.Publish) {
                    toTell.add(end.run().value());
                }
            }
            case DELETED -> {
                served.remove(dataset);
                toTell.add(later(end.run(), "DELETED", end.settledAt().toString()));
            }
            case UNCHANGED, DESCRIBED, REFUSED, FAILED, HELD, DECLINED, WITHDRAWN -> {
                // Nobody is served or told anything else.
            }
        }
    }

    /// A person's decision was carried out.
    void decided(Decision decision, Transition done) {
        DatasetId dataset = decision.dataset();
        rulings.computeIfAbsent(dataset, _ -> new ArrayList<>())
                .add(ruling(decision.by().who(), decision.by().why()));
        if (decision instanceof Decision.Decline || decision instanceof Decision.SetPolicy) {
            return;
        }
        RunId run = Objects.requireNonNull(done.release()).run();
        String at = done.at().toString();
        switch (decision) {
            case Decision.Approve _ -> {
                served.put(dataset, run);
                toTell.add(run.value());
            }
            case Decision.RollBack _ -> {
                served.put(dataset, run);
                toTell.add(later(run, "ROLLED_BACK", at));
            }
            case Decision.Withdraw _ -> {
                served.remove(dataset, run);
                toTell.add(later(run, "WITHDRAWN", at));
            }
            case Decision.WithdrawAll _ -> {
                served.remove(dataset);
                toTell.add(later(run, "WITHDRAWN", at));
            }
            case Decision.Decline _, Decision.SetPolicy _ -> {
                // Nobody is served or told anything else.
            }
        }
    }

    /// The id of a change that befalls a release after it was told for the first time.
    private static String later(RunId run, String kind, String at) {
        return Sha256.ofParts(run.value(), kind, at);
    }

    static String ruling(String who, String why) {
        return who + ": " + why;
    }

    /// A description was put in the place of another.
    void said() {
        words++;
    }

    /// What was said of a dataset was announced: it is told when the dataset has readers.
    void announced(DatasetId dataset, Outdated word) {
        if (served.containsKey(dataset)) {
            toTell.add(
                    Sha256.ofParts(
                            "described",
                            dataset.toString(),
                            word.scope().text(),
                            word.since().value()));
        }
    }

    /// An object was made by a worker whose run had been settled before, as one that readers do not
    /// see, or not any more.
    void strandedLate(String key) {
        stranded.add(key);
    }

    boolean isStranded(String key) {
        return stranded.contains(key);
    }

    /// The run that readers are to be served; null for none.
    @Nullable RunId served(DatasetId dataset) {
        return served.get(dataset);
    }

    int ends(DatasetId dataset) {
        return ends.getOrDefault(dataset, 0);
    }

    /// `who: why` of each decision that was carried out, in order.
    List<String> rulings(DatasetId dataset) {
        return rulings.getOrDefault(dataset, List.of());
    }

    /// Ids of the changes that are to be told.
    Set<String> toTell() {
        return Collections.unmodifiableSet(toTell);
    }

    Installation.Booked booked() {
        int decided = rulings.values().stream().mapToInt(List::size).sum();
        return new Installation.Booked(decided, words, toTell());
    }
}
