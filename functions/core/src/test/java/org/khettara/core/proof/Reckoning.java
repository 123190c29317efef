package org.khettara.core.proof;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.khettara.core.Catalogue;
import org.khettara.core.TitleCatalogue;
import org.khettara.core.difference.Difference;
import org.khettara.core.document.Json;
import org.khettara.core.port.Ledger;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleaseContent;
import org.khettara.core.release.RunId;
import org.khettara.core.release.Settlement;
import org.khettara.core.release.Settlement.State;
import org.khettara.core.release.Standing;
import org.khettara.core.report.Report;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Sha256;

/// What must be true when all work is done: every upload has its end and its receipt (I5), every
/// release its version row and its event (I3, I4), readers have the last word of each publisher
/// (I2), nothing that was published has changed (I1, I7), the books agree (I8).
final class Reckoning {
    private static final Set<State> GOOD =
            EnumSet.of(State.PUBLISHED, State.UNCHANGED, State.SUPERSEDED);

    private final Installation installation;
    private final History history;
    private final Ledger ledger;

    Reckoning(Installation installation, History history) throws IOException {
        this.installation = installation;
        this.history = history;
        this.ledger = installation.ledger();
    }

    void check() throws IOException {
        for (Dropped file : history.dropped()) {
            checkEnd(file);
        }
        Set<String> runs = new HashSet<>();
        for (DatasetId dataset : history.datasets()) {
            runs.addAll(checkReleases(dataset));
            checkServed(dataset);
            ledger.audit(dataset).firstBroken().ifPresent(row -> history.violation("I8: " + row));
        }
        if (!history.told().equals(runs)) {
            history.violation("I4: told were %s, released were %s".formatted(history.told(), runs));
        }
        if (!installation.outbox().pending(1).isEmpty()) {
            history.violation("I4: a change is still to be told");
        }
        for (Map.Entry<String, String> object : history.objects().entrySet()) {
            checkObject(object.getKey(), object.getValue());
        }
        installation.brokenPromises().forEach(history::violation);
    }

    private List<Settlement> ends(Dropped file) throws IOException {
        var ends = new ArrayList<Settlement>();
        for (String engine : history.engines()) {
            ledger.settlement(file.upload().id(), RunId.of(file.upload().id(), engine))
                    .ifPresent(ends::add);
        }
        return ends;
    }

    private void checkEnd(Dropped file) throws IOException {
        List<Settlement> ends = ends(file);
        if (ends.isEmpty()) {
            history.violation("I5: %s has no end".formatted(file));
            return;
        }
        for (Settlement end : ends) {
            if (!file.ends().contains(end.state())) {
                history.violation("I5: %s ended as %s".formatted(file, end.state()));
            }
            checkRelease(file, end);
        }
        Receipt receipt = receipt(ends.getLast());
        if (receipt == null
                || ends.stream().noneMatch(end -> end.state() == receipt.state())
                || !hasItsReport(receipt)) {
            history.violation("I5: the receipt of %s is %s".formatted(file, receipt));
        }
    }

    /// An upload that is said to be a release, or to equal one, has the bytes of that release.
    private void checkRelease(Dropped file, Settlement end) throws IOException {
        if (!GOOD.contains(end.state())) {
            return;
        }
        Optional<Release> release =
                ledger.release(file.upload().dataset(), Objects.requireNonNull(end.release()));
        boolean own = release.isPresent() && release.get().run().equals(end.run());
        if (release.isEmpty()
                || !release.get().content().source().sha256().equals(file.sha256())
                || own == (end.state() == State.UNCHANGED)
                || (own
                        && (release.get().standing() == Standing.SUPERSEDED)
                                != (end.state() == State.SUPERSEDED))) {
            history.violation(
                    "I3: %s ended as %s of release %s"
                            .formatted(file, end.state(), release.orElse(null)));
        }
    }

    private @Nullable Receipt receipt(Settlement end) throws IOException {
        try (InputStream in = installation.raw().open(Receipt.key(end))) {
            return Json.read(in, Receipt.class);
        } catch (NoSuchFileException missing) {
            return null;
        }
    }

    private static boolean hasItsReport(Receipt receipt) {
        Report.Status told = receipt.report() == null ? null : receipt.report().status();
        return switch (receipt.state()) {
            case PUBLISHED, SUPERSEDED, HELD, DECLINED, WITHDRAWN ->
                    told == Report.Status.PUBLISHED;
            case REFUSED -> told == Report.Status.REFUSED;
            case UNCHANGED, DESCRIBED, FAILED, DELETED -> told == null;
        };
    }

    /// Returns the runs that became releases.
    private Set<String> checkReleases(DatasetId dataset) throws IOException {
        List<Release> releases = ledger.releases(dataset);
        Set<String> runs = new HashSet<>();
        String served = "";
        for (int n = 0; n < releases.size(); n++) {
            Release release = releases.get(n);
            if (release.number() != n + 1 || !runs.add(release.run().value())) {
                history.violation(
                        "I3: release %d in place %d of %s, run %s"
                                .formatted(release.number(), n + 1, dataset, release.run()));
            }
            String problem = ReleaseCheck.problem(installation.published(), release);
            if (!problem.isEmpty()) {
                history.violation("I1: release %d of %s %s".formatted(n + 1, dataset, problem));
            }
            if (release.standing() == Standing.PUBLISHED) {
                if (!comparedWith(release).equals(served)) {
                    history.violation(
                            "I9: release %d of %s was compared with '%s', not with '%s'"
                                    .formatted(n + 1, dataset, comparedWith(release), served));
                }
                served = release.run().value();
            }
        }
        return runs;
    }

    /// The run whose tables a release was compared with; empty for none.
    private static String comparedWith(Release release) {
        ReleaseContent content = release.content();
        ReleaseContent.StoredDifference change = content.change();
        if (change == null) {
            return "";
        }
        int start = (content.prefix() + Difference.folder("")).length() - 1;
        int end = change.document().length() - Difference.FILE_NAME.length() - 1;
        return change.document().substring(start, end);
    }

    /// Readers have the bytes of the last good upload, and the catalogue says so.
    private void checkServed(DatasetId dataset) throws IOException {
        Optional<Release> current = ledger.current(dataset);
        Dropped last = null;
        for (Dropped file : ofDataset(dataset)) {
            if (ends(file).stream().anyMatch(end -> GOOD.contains(end.state()))) {
                last = file;
            }
        }
        String served = current.map(release -> release.content().source().sha256()).orElse("");
        if (!served.equals(last == null ? "" : last.sha256())) {
            history.violation(
                    "I2: %s serves %s, not %s".formatted(dataset, current.orElse(null), last));
        }
        if (current.isPresent()) {
            checkRecord(current.get());
        }
    }

    private void checkRecord(Release current) throws IOException {
        var renderer = new TitleCatalogue();
        var catalogue =
                new Catalogue(
                        new Catalogue.Ports(
                                ledger,
                                installation.institutions(),
                                installation.descriptions(),
                                installation.published(),
                                renderer));
        for (var document : renderer.documents(catalogue.entry(current))) {
            String there = new String(bytes(document.key()), StandardCharsets.UTF_8);
            if (!there.equals(document.content())) {
                history.violation(
                        "the catalogue's record of %s is an old one".formatted(current.dataset()));
            }
        }
    }

    private List<Dropped> ofDataset(DatasetId dataset) {
        return history.dropped().stream()
                .filter(file -> file.upload().dataset().equals(dataset))
                .sorted(Comparator.comparing(file -> file.upload().sequencer()))
                .toList();
    }

    private void checkObject(String key, String sha256) throws IOException {
        if (!Sha256.of(bytes(key)).equals(sha256)) {
            history.violation("I7: %s has changed".formatted(key));
        }
    }

    private byte[] bytes(String key) throws IOException {
        try (InputStream in = installation.published().open(key)) {
            return in.readAllBytes();
        } catch (NoSuchFileException missing) {
            return new byte[0];
        }
    }
}
