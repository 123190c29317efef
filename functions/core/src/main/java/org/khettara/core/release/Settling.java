package org.khettara.core.release;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khettara.core.audit.AuditNote;
import org.khettara.core.release.Settlement.State;
import org.khettara.core.report.ReasonCode;
import org.khettara.core.upload.Upload;
import org.khettara.schemas.ChangeKind;

/// What a verdict comes to, given what is current: a pure function, for the ledgers to call inside
/// their transaction.
public record Settling(Settlement settlement, Transition transition) {

    /// Empty when the verdict was true of another state of the dataset than this one, and is to be
    /// thought over: "unchanged" against another release, or a file that was compared with another
    /// release, or judged under another policy.
    public static Optional<Settling> of(
            Claim claim, Verdict verdict, Pointer pointer, Instant now) {
        var settling = new Step(claim, pointer, now);
        return switch (verdict) {
            case Verdict.Refuse(ReasonCode reason, String reportKey) ->
                    Optional.of(settling.refused(reason, reportKey));
            case Verdict.Describe(String findingsKey) ->
                    Optional.of(settling.described(findingsKey));
            case Verdict.Fail(String cause) -> Optional.of(settling.failed(cause));
            case Verdict.Unchanged(String sha256, String engine) ->
                    pointer.serves(sha256, engine)
                            ? Optional.of(settling.unchanged())
                            : Optional.empty();
            case Verdict.Publish(ReleaseContent content, Basis basis) ->
                    settling.released(content, basis, Standing.PUBLISHED);
            case Verdict.Hold(ReleaseContent content, Basis basis) ->
                    settling.released(content, basis, Standing.HELD);
            case Verdict.Retire() -> Optional.of(settling.retired());
        };
    }

    private record Step(Claim claim, Pointer pointer, Instant now) {

        Settling refused(ReasonCode reason, String reportKey) {
            var settlement = settlement(State.REFUSED, null, reason, reportKey);
            return settling(settlement, pointer, null, null, reason.name());
        }

        Settling described(String findingsKey) {
            var settlement = settlement(State.DESCRIBED, null, null, findingsKey);
            return settling(settlement, pointer, null, null, "");
        }

        Settling failed(String cause) {
            return settling(settlement(State.FAILED, null, null, null), pointer, null, null, cause);
        }

        /// No release; but the pointer's sequencer moves on, or an upload from in between that
        /// comes late would be served.
        Settling unchanged() {
            return settling(
                    settlement(State.UNCHANGED, pointer.number(), null, null),
                    pointer.since(claim.upload().sequencer()),
                    null,
                    null,
                    "");
        }

        Optional<Settling> released(ReleaseContent content, Basis basis, Standing wanted) {
            if (pointer.serves(content.source().sha256(), content.engine())) {
                return Optional.of(unchanged());
            }
            // Nobody is asked about a file that could not be served anyway.
            if (!pointer.admits(claim.upload().sequencer(), content)) {
                return Optional.of(superseded(content));
            }
            if (!basis.equals(pointer.basis())) {
                return Optional.empty();
            }
            return Optional.of(wanted == Standing.HELD ? held(content) : published(content));
        }

        private Settling published(ReleaseContent content) {
            Release release = release(Standing.PUBLISHED, content);
            return settling(
                    settlement(State.PUBLISHED, release.number(), null, content.reportKey()),
                    pointer.numbered(release.number()).since(release.sequencer()).serving(release),
                    release,
                    Change.served(release, pointer.number(), now),
                    "");
        }

        private Settling held(ReleaseContent content) {
            Release release = release(Standing.HELD, content);
            var holding = Objects.requireNonNull(content.holding(), "a held release has a holding");
            return settling(
                    settlement(State.HELD, release.number(), null, content.reportKey()),
                    pointer.numbered(release.number()),
                    release,
                    new Change(ChangeKind.HELD, release, pointer.number(), now, null),
                    holding.reasons().toString());
        }

        /// What was to be held stays private, and is told to nobody: as of one that is held, only
        /// what it may have left is taken away.
        private Settling superseded(ReleaseContent content) {
            Release release = release(Standing.SUPERSEDED, content);
            ChangeKind kind = release.isPublic() ? ChangeKind.SUPERSEDED : ChangeKind.HELD;
            var change = new Change(kind, release, pointer.number(), now, null);
            return settling(
                    settlement(State.SUPERSEDED, release.number(), null, content.reportKey()),
                    pointer.numbered(release.number()),
                    release,
                    change,
                    "");
        }

        /// Only the file that is served can be deleted: the publisher may tidy up older ones.
        /// Either way the sequencer moves on, so that a file from before does not come back.
        private Settling retired() {
            Upload deletion = claim.upload();
            Release current = pointer.current();
            boolean late = deletion.sequencer().compareTo(pointer.latest()) < 0;
            if (late
                    || current == null
                    || !current.content().source().name().equals(deletion.fileName())) {
                State state = late ? State.SUPERSEDED : State.UNCHANGED;
                return settling(
                        settlement(state, null, null, null),
                        pointer.since(deletion.sequencer()),
                        null,
                        null,
                        "the file was deleted");
            }
            Release tombstone = release(Standing.DELETED, ReleaseContent.none(deletion.fileName()));
            return settling(
                    settlement(State.DELETED, tombstone.number(), null, null),
                    pointer.numbered(tombstone.number()).since(deletion.sequencer()).serving(null),
                    tombstone,
                    new Change(ChangeKind.DELETED, tombstone, pointer.number(), now, null),
                    "the file was deleted");
        }

        private Release release(Standing standing, ReleaseContent content) {
            Upload upload = claim.upload();
            return new Release(
                    upload.dataset(),
                    pointer.last() + 1,
                    claim.run(),
                    upload.id(),
                    upload.sequencer(),
                    standing,
                    null,
                    now,
                    content);
        }

        private Settlement settlement(
                State state,
                @Nullable Long number,
                @Nullable ReasonCode reason,
                @Nullable String reportKey) {
            return new Settlement(
                    claim.upload(), claim.run(), state, number, reason, reportKey, now);
        }

        private Settling settling(
                Settlement settlement,
                Pointer after,
                @Nullable Release release,
                @Nullable Change change,
                String why) {
            var note =
                    new AuditNote(
                            "run %s epoch %d".formatted(claim.run(), claim.epoch()),
                            settlement.release() == null
                                    ? settlement.state().toString()
                                    : "%s release %d"
                                            .formatted(settlement.state(), settlement.release()),
                            pointer.words(),
                            after.words(),
                            why);
            return new Settling(
                    settlement, new Transition(pointer, after, release, false, change, note, now));
        }
    }
}
