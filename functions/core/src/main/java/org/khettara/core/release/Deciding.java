package org.khettara.core.release;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.khettara.core.audit.AuditNote;
import org.khettara.core.upload.InputId;
import org.khettara.core.upload.Sha256;
import org.khettara.schemas.ChangeKind;

/// What a person's decision comes to, given what is current: a pure function, for the ledgers to
/// call inside their transaction.
public final class Deciding {
    private final Decision decision;
    private final Pointer pointer;
    private final Ruling ruling;

    private Deciding(Decision decision, Pointer pointer, Instant now) {
        this.decision = decision;
        this.pointer = pointer;
        this.ruling = new Ruling(now, decision.by().why());
    }

    /// @param target the release that is decided on; null when the dataset has none of its number,
    ///   or the decision is on no release
    public static Outcome of(
            Decision decision, Pointer pointer, @Nullable Release target, Instant now) {
        var deciding = new Deciding(decision, pointer, now);
        return switch (decision) {
            case Decision.OnRelease on ->
                    target == null
                            ? new Outcome.Refused(Refusal.noSuchRelease(on.dataset(), on.release()))
                            : deciding.on(on, target);
            case Decision.WithdrawAll _ -> deciding.withdrawAll();
            case Decision.SetPolicy(_, ReleasePolicy policy, _) -> deciding.setPolicy(policy);
        };
    }

    private Outcome on(Decision.OnRelease on, Release target) {
        return switch (on) {
            case Decision.Approve _ -> approve(target);
            case Decision.Decline _ -> decline(target);
            case Decision.RollBack _ -> rollBack(target);
            case Decision.Withdraw _ -> withdraw(target);
        };
    }

    /// A newer upload that was published meanwhile leaves nothing to approve: readers would be
    /// taken back to an older file by what looks like a step forward.
    private Outcome approve(Release target) {
        if (target.standing() != Standing.HELD) {
            return new Outcome.Refused(Refusal.notHeld(target));
        }
        if (!pointer.admits(target.sequencer(), target.content())) {
            return new Outcome.Refused(Refusal.overtaken(target));
        }
        Release published = target.with(Standing.PUBLISHED, ruling);
        return done(
                "approved",
                pointer.since(published.sequencer()).serving(published),
                published,
                Change.served(published, pointer.number(), ruling.at()));
    }

    private Outcome decline(Release target) {
        return target.standing() == Standing.HELD
                ? done("declined", pointer, target.with(Standing.DECLINED, ruling), null)
                : new Outcome.Refused(Refusal.notHeld(target));
    }

    /// The sequencer stays: what was rolled back from cannot come back by a late event.
    private Outcome rollBack(Release target) {
        if (target.standing() != Standing.PUBLISHED) {
            return new Outcome.Refused(Refusal.notPublished(target));
        }
        if (isCurrent(target)) {
            return new Outcome.Refused(Refusal.alreadyServed(target));
        }
        Release again = target.ruledBy(ruling);
        var change = new Change(ChangeKind.ROLLED_BACK, again, pointer.number(), ruling.at(), null);
        return done("rolled back to", pointer.serving(again), again, change);
    }

    private Outcome withdraw(Release target) {
        if (target.standing() == Standing.WITHDRAWN || target.standing() == Standing.DELETED) {
            return new Outcome.Refused(Refusal.alreadyGone(target));
        }
        if (!target.isPublic()) {
            return new Outcome.Refused(Refusal.notPublic(target));
        }
        Release withdrawn = target.with(Standing.WITHDRAWN, ruling);
        Pointer after = isCurrent(target) ? pointer.serving(null) : pointer;
        return done("withdrew", after, withdrawn, withdrawal(withdrawn));
    }

    private Outcome withdrawAll() {
        if (pointer.last() == 0) {
            return new Outcome.Refused(Refusal.noSuchDataset(decision.dataset()));
        }
        long number = pointer.last() + 1;
        String identity =
                Sha256.ofParts("withdrawn", decision.dataset().toString(), Long.toString(number));
        var tombstone =
                new Release(
                        decision.dataset(),
                        number,
                        new RunId(identity),
                        new InputId(identity),
                        pointer.latest(),
                        Standing.DELETED,
                        ruling,
                        ruling.at(),
                        ReleaseContent.none(""));
        return new Outcome.Done(
                new Transition(
                        pointer,
                        pointer.numbered(number).serving(null),
                        tombstone,
                        true,
                        withdrawal(tombstone),
                        note("withdrew the dataset", pointer.words(), "nothing served"),
                        ruling.at()));
    }

    private Outcome setPolicy(ReleasePolicy policy) {
        return new Outcome.Done(
                new Transition(
                        pointer,
                        pointer.under(policy),
                        null,
                        false,
                        null,
                        note("policy", pointer.policy().toString(), policy.toString()),
                        ruling.at()));
    }

    private Change withdrawal(Release release) {
        return new Change(
                ChangeKind.WITHDRAWN, release, pointer.number(), ruling.at(), ruling.why());
    }

    private boolean isCurrent(Release release) {
        Long number = pointer.number();
        return number != null && number == release.number();
    }

    private Outcome done(String what, Pointer after, Release release, @Nullable Change change) {
        String did = "%s release %d".formatted(what, release.number());
        var note = note(did, pointer.words(), after.words());
        return new Outcome.Done(
                new Transition(pointer, after, release, false, change, note, ruling.at()));
    }

    private AuditNote note(String what, String from, String to) {
        return new AuditNote(decision.by().who(), what, from, to, decision.by().why());
    }
}
