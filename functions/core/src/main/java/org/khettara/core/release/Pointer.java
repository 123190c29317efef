package org.khettara.core.release;

import org.jspecify.annotations.Nullable;
import org.khettara.core.upload.Sequencer;

/// What readers of a dataset are served, and what uploads are measured against.
///
/// @param current null while nothing is served: before the first release, and after a withdrawal or
///   deletion
/// @param last greatest release number given; 0 before the first
/// @param latest greatest sequencer of an upload that was published, deleted, or found equal to the
///   current release. Never goes back, so that no late event can overtake a decision
/// @param policy when releases wait for a person
public record Pointer(
        @Nullable Release current, long last, Sequencer latest, ReleasePolicy policy) {
    /// Of a dataset that nothing is known of.
    public static final Pointer NONE = new Pointer(null, 0, Sequencer.LEAST, ReleasePolicy.PUBLISH);

    /// Whether the current release was made of these bytes by this engine.
    public boolean serves(String sourceSha256, String engine) {
        return current != null
                && current.content().source().sha256().equals(sourceSha256)
                && current.content().engine().equals(engine);
    }

    /// What a file compared with this is judged by.
    public Basis basis() {
        return new Basis(number(), policy);
    }

    /// Number of the current release; null while there is none.
    public @Nullable Long number() {
        return current == null ? null : (Long) current.number();
    }

    /// Whether an upload may become current: it is later than all before it, or it is the very file
    /// that is served, read by another engine.
    boolean admits(Sequencer sequencer, ReleaseContent content) {
        int order = sequencer.compareTo(latest);
        if (order > 0 || (current == null && last == 0 && latest.equals(Sequencer.LEAST))) {
            return true;
        }
        if (current == null) {
            return false;
        }
        boolean together = order == 0 && current.sequencer().equals(latest);
        return together || current.content().source().sha256().equals(content.source().sha256());
    }

    Pointer serving(@Nullable Release release) {
        return new Pointer(release, last, latest, policy);
    }

    Pointer numbered(long number) {
        return new Pointer(current, number, latest, policy);
    }

    Pointer since(Sequencer sequencer) {
        Sequencer later = sequencer.compareTo(latest) > 0 ? sequencer : latest;
        return new Pointer(current, last, later, policy);
    }

    Pointer under(ReleasePolicy other) {
        return new Pointer(current, last, latest, other);
    }

    /// For the audit.
    String words() {
        return current == null ? "nothing served" : "release %d served".formatted(current.number());
    }
}
