package org.khettara.core.release;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.InputId;
import org.khettara.core.upload.Sequencer;

/// One version of a dataset. Its content never changes; what it is to readers may.
///
/// @param number from 1 within the dataset
/// @param ruling of the person who last decided on it; null when nobody has
/// @param releasedAt when it was settled; when it was approved, of one that was held
/// @param content without files for a [Standing#DELETED] one
public record Release(
        DatasetId dataset,
        long number,
        RunId run,
        InputId input,
        Sequencer sequencer,
        Standing standing,
        @Nullable Ruling ruling,
        Instant releasedAt,
        ReleaseContent content) {

    /// Whether its files are, or were until the relay is through, where readers find them.
    public boolean isPublic() {
        return standing == Standing.PUBLISHED
                || (standing == Standing.SUPERSEDED && content.holding() == null);
    }

    /// The release after a person's decision.
    public Release with(Standing now, Ruling by) {
        Instant since = now == Standing.PUBLISHED ? by.at() : releasedAt;
        return new Release(dataset, number, run, input, sequencer, now, by, since, content);
    }

    /// The release after a person's decision that leaves it what it is.
    public Release ruledBy(Ruling by) {
        return new Release(
                dataset, number, run, input, sequencer, standing, by, releasedAt, content);
    }

    /// The release after the whole dataset was withdrawn: what waits for a person is declined, and
    /// what readers never saw is not told of.
    public Release withdrawnWith(Ruling by) {
        return switch (standing) {
            case PUBLISHED -> with(Standing.WITHDRAWN, by);
            case SUPERSEDED -> isPublic() ? with(Standing.WITHDRAWN, by) : this;
            case HELD -> with(Standing.DECLINED, by);
            case DECLINED, WITHDRAWN, DELETED -> this;
        };
    }
}
