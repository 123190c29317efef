package org.khettara.core.release;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khettara.core.release.Settlement.State;
import org.khettara.core.report.ReasonCode;
import org.khettara.core.upload.Sequencer;
import org.khettara.core.upload.Upload;

/// What a verdict comes to, given what is current: a pure function, for the ledgers to call inside
/// their transaction.
///
/// @param pointer the dataset's pointer as it is to be; null when it stays
/// @param release the new version row; null when there is none
public record Settling(
        Settlement settlement, @Nullable Pointer pointer, @Nullable Release release) {

    /// What readers of a dataset are served, and what later uploads are measured against.
    ///
    /// @param last greatest release number given
    /// @param latest greatest sequencer of an upload that was published, or found equal to the
    ///   current release
    public record Pointer(Release current, long last, Sequencer latest) {
        boolean serves(String sourceSha256, String engine) {
            ReleaseContent content = current.content();
            return content.source().sha256().equals(sourceSha256)
                    && content.engine().equals(engine);
        }
    }

    /// Empty when the verdict is "unchanged" and what is current is no longer that.
    ///
    /// @param pointer null for a dataset without releases
    public static Optional<Settling> of(
            Claim claim, Verdict verdict, @Nullable Pointer pointer, Instant now) {
        return switch (verdict) {
            case Verdict.Refuse(ReasonCode reason, String reportKey) ->
                    Optional.of(ended(claim, State.REFUSED, reason, reportKey, now));
            case Verdict.Describe(String findingsKey) ->
                    Optional.of(ended(claim, State.DESCRIBED, null, findingsKey, now));
            case Verdict.Fail _ -> Optional.of(ended(claim, State.FAILED, null, null, now));
            case Verdict.Unchanged(String sha256, String engine) ->
                    pointer != null && pointer.serves(sha256, engine)
                            ? Optional.of(unchanged(claim, pointer, now))
                            : Optional.empty();
            case Verdict.Publish(ReleaseContent content) ->
                    Optional.of(
                            pointer != null
                                            && pointer.serves(
                                                    content.source().sha256(), content.engine())
                                    ? unchanged(claim, pointer, now)
                                    : released(claim, content, pointer, now));
        };
    }

    private static Settling ended(
            Claim claim,
            State state,
            @Nullable ReasonCode reason,
            @Nullable String reportKey,
            Instant now) {
        return new Settling(
                new Settlement(claim.upload(), claim.run(), state, null, reason, reportKey, now),
                null,
                null);
    }

    /// No release; but the pointer's sequencer moves on, or an upload from in between that comes
    /// late would be served.
    private static Settling unchanged(Claim claim, Pointer pointer, Instant now) {
        Sequencer mine = claim.upload().sequencer();
        Sequencer latest = mine.compareTo(pointer.latest()) > 0 ? mine : pointer.latest();
        long number = pointer.current().number();
        return new Settling(
                new Settlement(
                        claim.upload(), claim.run(), State.UNCHANGED, number, null, null, now),
                new Pointer(pointer.current(), pointer.last(), latest),
                null);
    }

    private static Settling released(
            Claim claim, ReleaseContent content, @Nullable Pointer pointer, Instant now) {
        Upload upload = claim.upload();
        long number = pointer == null ? 1 : pointer.last() + 1;
        boolean superseded = pointer != null && upload.sequencer().compareTo(pointer.latest()) < 0;
        var release =
                new Release(
                        upload.dataset(),
                        number,
                        claim.run(),
                        upload.id(),
                        upload.sequencer(),
                        superseded,
                        now,
                        content);
        Pointer after =
                pointer != null && superseded
                        ? new Pointer(pointer.current(), number, pointer.latest())
                        : new Pointer(release, number, upload.sequencer());
        State state = superseded ? State.SUPERSEDED : State.PUBLISHED;
        return new Settling(
                new Settlement(upload, claim.run(), state, number, null, content.reportKey(), now),
                after,
                release);
    }
}
