package org.khettara.core.port;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.khettara.core.audit.AuditHead;
import org.khettara.core.audit.AuditRow;
import org.khettara.core.audit.AuditTrail;
import org.khettara.core.notice.ChangeCodec;
import org.khettara.core.port.Descriptions.Outdated;
import org.khettara.core.release.Change;
import org.khettara.core.release.Claim;
import org.khettara.core.release.Claiming;
import org.khettara.core.release.Deciding;
import org.khettara.core.release.Decision;
import org.khettara.core.release.Holdings;
import org.khettara.core.release.Outcome;
import org.khettara.core.release.Pointer;
import org.khettara.core.release.Release;
import org.khettara.core.release.Ruling;
import org.khettara.core.release.RunId;
import org.khettara.core.release.Settlement;
import org.khettara.core.release.Settling;
import org.khettara.core.release.Standing;
import org.khettara.core.release.Transition;
import org.khettara.core.release.Verdict;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.InputId;
import org.khettara.core.upload.Institution;
import org.khettara.core.upload.InstitutionId;
import org.khettara.core.upload.Upload;
import org.khettara.schemas.DatasetChange;

/// Ledger, outbox and institutions in memory, for tests: the shortest statement of what the
/// contract asks.
public final class MemoryLedger implements Ledger, Outbox, Institutions {
    private final Map<RunId, Claim> claims = new HashMap<>();
    private final Map<RunId, Settlement> settlements = new HashMap<>();
    private final Map<DatasetId, SortedMap<Long, Release>> releases = new HashMap<>();
    private final Map<DatasetId, List<AuditRow>> audit = new HashMap<>();
    private final Map<DatasetId, Pointer> pointers = new HashMap<>();
    private final Map<String, DatasetChange> outbox = new LinkedHashMap<>();
    private final Set<String> sent = new HashSet<>();
    private final Map<InstitutionId, Institution> institutions = new HashMap<>();

    @Override
    public synchronized Claiming claim(Upload upload, RunId run, Instant now, Instant leaseUntil) {
        Settlement settlement = settlements.get(run);
        if (settlement != null) {
            return new Claiming.Ended(settlement);
        }
        Claim held = claims.get(run);
        if (held != null && now.isBefore(held.leaseUntil())) {
            return new Claiming.Busy(held.leaseUntil());
        }
        var claim = new Claim(upload, run, held == null ? 1 : held.epoch() + 1, leaseUntil);
        claims.put(run, claim);
        return new Claiming.Granted(claim);
    }

    @Override
    public synchronized Settlement settle(Claim claim, Verdict verdict, Instant now)
            throws IOException {
        if (settlements.containsKey(claim.run()) || !claim.equals(claims.get(claim.run()))) {
            throw new ClaimLostException("another worker has run " + claim.run());
        }
        DatasetId dataset = claim.upload().dataset();
        Settling settling =
                Settling.of(claim, verdict, pointer(dataset), now)
                        .orElseThrow(() -> new OutdatedVerdictException(dataset + " has changed"));
        write(dataset, settling.transition());
        settlements.put(claim.run(), settling.settlement());
        return settling.settlement();
    }

    @Override
    public synchronized Outcome decide(Decision decision, Instant now) {
        DatasetId dataset = decision.dataset();
        Release target =
                decision instanceof Decision.OnRelease on
                        ? release(dataset, on.release()).orElse(null)
                        : null;
        Outcome outcome = Deciding.of(decision, pointer(dataset), target, now);
        if (outcome instanceof Outcome.Done(Transition transition)) {
            write(dataset, transition);
        }
        return outcome;
    }

    @Override
    public synchronized void announce(DatasetId dataset, Outdated word, Instant now) {
        Release served = pointer(dataset).current();
        if (served != null) {
            append(Change.described(served, word.scope().text(), word.since(), now));
        }
    }

    private void append(Change change) {
        if (!sent.contains(change.id())) {
            outbox.putIfAbsent(change.id(), ChangeCodec.row(change));
        }
    }

    private void write(DatasetId dataset, Transition transition) {
        Release release = transition.release();
        if (release != null) {
            var all = releases.computeIfAbsent(dataset, _ -> new TreeMap<>());
            if (transition.withdrawsEarlier()) {
                Ruling ruling = Objects.requireNonNull(release.ruling());
                all.replaceAll((_, r) -> r.withdrawnWith(ruling));
            }
            all.put(release.number(), release);
        }
        Change change = transition.change();
        if (change != null) {
            append(change);
        }
        pointers.put(dataset, transition.after());
        var rows = audit.computeIfAbsent(dataset, _ -> new ArrayList<>());
        AuditHead head = rows.isEmpty() ? AuditHead.START : rows.getLast().head();
        rows.add(AuditRow.after(head, dataset, transition.at(), transition.note()));
    }

    @Override
    public synchronized Optional<Settlement> settlement(InputId input, RunId run) {
        return Optional.ofNullable(settlements.get(run)).filter(s -> s.upload().id().equals(input));
    }

    @Override
    public synchronized Pointer pointer(DatasetId dataset) {
        return pointers.getOrDefault(dataset, Pointer.NONE);
    }

    @Override
    public synchronized Optional<Release> current(DatasetId dataset) {
        return Optional.ofNullable(pointer(dataset).current());
    }

    @Override
    public synchronized Optional<Release> release(DatasetId dataset, long number) {
        return releases(dataset).stream().filter(r -> r.number() == number).findFirst();
    }

    @Override
    public synchronized List<Release> releases(DatasetId dataset) {
        return List.copyOf(releases.getOrDefault(dataset, new TreeMap<>()).values());
    }

    @Override
    public synchronized AuditTrail audit(DatasetId dataset) {
        List<AuditRow> rows = audit.getOrDefault(dataset, List.of());
        AuditHead head = rows.isEmpty() ? AuditHead.START : rows.getLast().head();
        return new AuditTrail(dataset, rows, head);
    }

    @Override
    public synchronized List<DatasetId> datasets(InstitutionId institution) {
        return pointers.entrySet().stream()
                .filter(pointer -> pointer.getValue().current() != null)
                .map(Map.Entry::getKey)
                .filter(dataset -> dataset.institution().equals(institution))
                .sorted(Comparator.comparing(DatasetId::toString))
                .toList();
    }

    @Override
    public synchronized Holdings holdings() {
        List<DatasetId> served =
                pointers.entrySet().stream()
                        .filter(pointer -> pointer.getValue().current() != null)
                        .map(Map.Entry::getKey)
                        .sorted(Comparator.comparing(DatasetId::toString))
                        .toList();
        long published =
                releases.values().stream()
                        .flatMap(all -> all.values().stream())
                        .filter(release -> release.standing() == Standing.PUBLISHED)
                        .count();
        return new Holdings(served, published);
    }

    @Override
    public synchronized List<DatasetChange> pending(int limit) {
        return outbox.values().stream().limit(limit).toList();
    }

    @Override
    public synchronized void sent(DatasetChange change, Instant at) {
        outbox.remove(change.getId());
        sent.add(change.getId());
    }

    @Override
    public synchronized Optional<Institution> find(InstitutionId id) {
        return Optional.ofNullable(institutions.get(id));
    }

    @Override
    public synchronized List<Institution> all() {
        return institutions.values().stream()
                .sorted(Comparator.comparing(institution -> institution.id().value()))
                .toList();
    }

    @Override
    public synchronized void register(Institution institution) {
        institutions.put(institution.id(), institution);
    }
}
