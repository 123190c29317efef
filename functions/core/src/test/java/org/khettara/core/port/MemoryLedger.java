package org.khettara.core.port;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khettara.core.notice.ChangeCodec;
import org.khettara.core.release.Claim;
import org.khettara.core.release.Claiming;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleaseContent;
import org.khettara.core.release.RunId;
import org.khettara.core.release.Settlement;
import org.khettara.core.release.Settlement.State;
import org.khettara.core.release.Verdict;
import org.khettara.core.report.ReasonCode;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.InputId;
import org.khettara.core.upload.Institution;
import org.khettara.core.upload.InstitutionId;
import org.khettara.core.upload.Sequencer;
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

    private record Pointer(Release release, Sequencer latest) {}

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
        Settlement settlement =
                switch (verdict) {
                    case Verdict.Publish(ReleaseContent content) -> publish(claim, content, now);
                    case Verdict.Unchanged(String sha256, String engine) -> {
                        if (!isCurrent(claim.upload().dataset(), sha256, engine)) {
                            throw new ClaimLostException("the dataset has changed");
                        }
                        yield unchanged(claim, now);
                    }
                    case Verdict.Refuse(ReasonCode reason, String reportKey) ->
                            ended(claim, State.REFUSED, null, reason, reportKey, now);
                    case Verdict.Fail _ -> ended(claim, State.FAILED, null, null, null, now);
                };
        settlements.put(claim.run(), settlement);
        return settlement;
    }

    private Settlement publish(Claim claim, ReleaseContent content, Instant now) {
        Upload upload = claim.upload();
        DatasetId dataset = upload.dataset();
        if (isCurrent(dataset, content.source().sha256(), content.engine())) {
            return unchanged(claim, now);
        }
        Pointer pointer = pointers.get(dataset);
        List<Release> all = releases.computeIfAbsent(dataset, _ -> new ArrayList<>());
        boolean superseded = pointer != null && upload.sequencer().compareTo(pointer.latest()) < 0;
        var release =
                new Release(
                        dataset,
                        all.size() + 1L,
                        claim.run(),
                        upload.id(),
                        upload.sequencer(),
                        superseded,
                        now,
                        content);
        all.add(release);
        if (!superseded) {
            pointers.put(dataset, new Pointer(release, upload.sequencer()));
        }
        DatasetChange change =
                ChangeCodec.change(release, pointer == null ? null : pointer.release().number());
        outbox.put(change.getId(), change);
        State state = superseded ? State.SUPERSEDED : State.PUBLISHED;
        return ended(claim, state, release.number(), null, content.reportKey(), now);
    }

    private Settlement unchanged(Claim claim, Instant now) {
        DatasetId dataset = claim.upload().dataset();
        Pointer pointer = Objects.requireNonNull(pointers.get(dataset));
        if (claim.upload().sequencer().compareTo(pointer.latest()) > 0) {
            pointers.put(dataset, new Pointer(pointer.release(), claim.upload().sequencer()));
        }
        return ended(claim, State.UNCHANGED, pointer.release().number(), null, null, now);
    }

    private boolean isCurrent(DatasetId dataset, String sha256, String engine) {
        Pointer pointer = pointers.get(dataset);
        return pointer != null
                && pointer.release().content().source().sha256().equals(sha256)
                && pointer.release().content().engine().equals(engine);
    }

    private static Settlement ended(
            Claim claim,
            State state,
            @Nullable Long release,
            @Nullable ReasonCode reason,
            @Nullable String reportKey,
            Instant now) {
        return new Settlement(claim.upload(), claim.run(), state, release, reason, reportKey, now);
    }

    @Override
    public synchronized Optional<Settlement> settlement(InputId input, RunId run) {
        return Optional.ofNullable(settlements.get(run)).filter(s -> s.upload().id().equals(input));
    }

    @Override
    public synchronized Optional<Release> current(DatasetId dataset) {
        return Optional.ofNullable(pointers.get(dataset)).map(Pointer::release);
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
