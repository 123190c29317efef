package org.khettara.core.port;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khettara.core.notice.ChangeCodec;
import org.khettara.core.release.Claim;
import org.khettara.core.release.Claiming;
import org.khettara.core.release.Release;
import org.khettara.core.release.RunId;
import org.khettara.core.release.Settlement;
import org.khettara.core.release.Settling;
import org.khettara.core.release.Settling.Pointer;
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
    private final Map<DatasetId, List<Release>> releases = new HashMap<>();
    private final Map<DatasetId, Pointer> pointers = new HashMap<>();
    private final Map<String, DatasetChange> outbox = new LinkedHashMap<>();
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
        Pointer before = pointers.get(dataset);
        Settling settling =
                Settling.of(claim, verdict, before, now)
                        .orElseThrow(() -> new ClaimLostException(dataset + " has changed"));
        if (settling.pointer() != null) {
            pointers.put(dataset, settling.pointer());
        }
        Release release = settling.release();
        if (release != null) {
            releases.computeIfAbsent(dataset, _ -> new ArrayList<>()).add(release);
            Long previous = before == null ? null : (Long) before.current().number();
            DatasetChange change = ChangeCodec.change(release, previous);
            outbox.put(change.getId(), change);
        }
        settlements.put(claim.run(), settling.settlement());
        return settling.settlement();
    }

    @Override
    public synchronized Optional<Settlement> settlement(InputId input, RunId run) {
        return Optional.ofNullable(settlements.get(run)).filter(s -> s.upload().id().equals(input));
    }

    @Override
    public synchronized Optional<Release> current(DatasetId dataset) {
        return Optional.ofNullable(pointers.get(dataset)).map(Pointer::current);
    }

    @Override
    public synchronized Optional<Release> release(DatasetId dataset, long number) {
        return releases(dataset).stream().filter(r -> r.number() == number).findFirst();
    }

    @Override
    public synchronized List<Release> releases(DatasetId dataset) {
        return List.copyOf(releases.getOrDefault(dataset, List.of()));
    }

    @Override
    public synchronized List<DatasetId> datasets(InstitutionId institution) {
        return pointers.keySet().stream()
                .filter(dataset -> dataset.institution().equals(institution))
                .sorted(Comparator.comparing(DatasetId::toString))
                .toList();
    }

    @Override
    public synchronized List<DatasetChange> pending(int limit) {
        return outbox.values().stream().limit(limit).toList();
    }

    @Override
    public synchronized void sent(DatasetChange change, Instant at) {
        outbox.remove(change.getId());
    }

    @Override
    public synchronized Optional<Institution> find(InstitutionId id) {
        return Optional.ofNullable(institutions.get(id));
    }

    @Override
    public synchronized void register(Institution institution) {
        institutions.put(institution.id(), institution);
    }
}
