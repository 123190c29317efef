package org.khettara.core.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.khettara.core.Catalogue;
import org.khettara.core.TitleCatalogue;
import org.khettara.core.audit.AuditNote;
import org.khettara.core.audit.AuditRow;
import org.khettara.core.audit.AuditTrail;
import org.khettara.core.catalogue.CatalogueEntry;
import org.khettara.core.catalogue.LocalText;
import org.khettara.core.port.Ledger;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleaseContent;
import org.khettara.core.release.Settlement.State;
import org.khettara.core.release.Standing;
import org.khettara.core.upload.DatasetId;

/// What must be true of a dataset when all work is done: its releases are whole and counted (I1,
/// I3), readers have the last word of its publisher or of a person (I2), its book agrees (I8), what
/// is not for readers is nowhere among what is (I10).
final class DatasetReckoning {
    private static final Set<State> GOOD =
            EnumSet.of(State.PUBLISHED, State.UNCHANGED, State.SUPERSEDED);

    private final Installation installation;
    private final History history;
    private final Ledger ledger;
    private final DatasetId dataset;

    DatasetReckoning(Installation installation, History history, DatasetId dataset)
            throws IOException {
        this.installation = installation;
        this.history = history;
        this.ledger = installation.ledger();
        this.dataset = dataset;
    }

    void check() throws IOException {
        checkReleases();
        checkServed();
        checkBook();
    }

    private void checkReleases() throws IOException {
        List<Release> releases = ledger.releases(dataset);
        Set<String> runs = new HashSet<>();
        for (int n = 0; n < releases.size(); n++) {
            Release release = releases.get(n);
            if (release.number() != n + 1 || !runs.add(release.run().value())) {
                history.violation(
                        "I3: release %d in place %d of %s, run %s"
                                .formatted(release.number(), n + 1, dataset, release.run()));
            }
            if (release.isPublic()) {
                String problem = ReleaseCheck.problem(installation.published(), release);
                if (!problem.isEmpty()) {
                    history.violation("I1: release %d of %s %s".formatted(n + 1, dataset, problem));
                }
            } else {
                checkHidden(release);
            }
        }
    }

    /// Readers find nothing of what is held, was declined or withdrawn (I10).
    private void checkHidden(Release release) throws IOException {
        String notice = release.content().prefix() + ReleaseContent.WITHDRAWN;
        if (release.standing() == Standing.WITHDRAWN
                && Reckoning.bytes(installation.published(), notice) == null) {
            history.violation("I10: nothing stands in the place of %s".formatted(release));
        }
        for (String key : history.objects().keySet()) {
            if (isOf(release, key)
                    && !(key.equals(notice) && release.standing() == Standing.WITHDRAWN)
                    && !history.commits().isStranded(key)
                    && Reckoning.bytes(installation.published(), key) != null) {
                history.violation(
                        "I10: %s is there, of release %d of %s, which is %s"
                                .formatted(
                                        key,
                                        release.number(),
                                        release.dataset(),
                                        release.standing()));
            }
        }
    }

    /// Whether an object of the published store was made by the run of a release.
    static boolean isOf(Release release, String key) {
        DatasetId dataset = release.dataset();
        return key.startsWith(
                "datasets/%s/%s/v=%s"
                        .formatted(dataset.institution(), dataset.name(), release.run()));
    }

    /// Readers have what the story says, else the bytes of the last good upload where nobody
    /// decided anything; and the catalogue says so.
    private void checkServed() throws IOException {
        Optional<Release> current = ledger.current(dataset);
        String served = current.map(release -> release.content().source().sha256()).orElse("");
        Set<String> due = history.lastWord(dataset);
        if (due == null && history.commits().rulings(dataset).isEmpty()) {
            due = Set.of(lastGood());
        }
        if (due != null && !due.contains(served)) {
            history.violation(
                    "I2: %s serves %s, not %s".formatted(dataset, current.orElse(null), due));
        }
        checkRecord(current);
    }

    private String lastGood() throws IOException {
        String last = "";
        for (Dropped file : files()) {
            if (history.ends(file, ledger).stream().anyMatch(end -> GOOD.contains(end.state()))) {
                last = file.sha256();
            }
        }
        return last;
    }

    private void checkRecord(Optional<Release> current) throws IOException {
        var renderer = new TitleCatalogue();
        if (current.isEmpty()) {
            for (String key : renderer.keys(dataset)) {
                if (Reckoning.bytes(installation.published(), key) != null) {
                    history.violation("%s is there, and nothing is served".formatted(key));
                }
            }
            return;
        }
        var catalogue =
                new Catalogue(
                        new Catalogue.Ports(
                                ledger,
                                installation.institutions(),
                                installation.descriptions(),
                                installation.published(),
                                renderer));
        CatalogueEntry entry = catalogue.entry(current.get());
        for (var document : renderer.documents(entry)) {
            byte[] there = Reckoning.bytes(installation.published(), document.key());
            if (there == null
                    || !new String(there, StandardCharsets.UTF_8).equals(document.content())) {
                history.violation("the catalogue's record of %s is an old one".formatted(dataset));
            }
        }
        String due = history.title(dataset);
        LocalText title = entry.metadata().description().title();
        if (due != null && (title == null || !due.equals(title.in("fr")))) {
            history.violation("%s is titled %s, not '%s'".formatted(dataset, title, due));
        }
    }

    /// Each end and each decision has its row, and the rows are as they were written (I8). What is
    /// said of a dataset has its row too, but not in every ledger.
    private void checkBook() throws IOException {
        AuditTrail book = ledger.audit(dataset);
        book.firstBroken().ifPresent(row -> history.violation("I8: " + row));
        List<AuditNote> notes =
                book.rows().stream()
                        .map(AuditRow::note)
                        .filter(note -> !note.what().startsWith("claimed "))
                        .filter(note -> !note.what().startsWith("describe "))
                        .toList();
        List<String> decided =
                notes.stream()
                        .filter(note -> !note.who().startsWith("run "))
                        .map(note -> Commits.ruling(note.who(), note.why()))
                        .toList();
        Commits seen = history.commits();
        if (!decided.equals(seen.rulings(dataset))) {
            history.violation(
                    "I8: the book of %s has decisions %s, not %s"
                            .formatted(dataset, decided, seen.rulings(dataset)));
        }
        int ended = notes.size() - decided.size();
        if (ended != seen.ends(dataset)) {
            history.violation(
                    "I8: the book of %s has %d ends, not %d"
                            .formatted(dataset, ended, seen.ends(dataset)));
        }
    }

    private List<Dropped> files() {
        return history.dropped().stream()
                .filter(file -> file.upload().dataset().equals(dataset))
                .sorted(Comparator.comparing(file -> file.upload().sequencer()))
                .toList();
    }
}
