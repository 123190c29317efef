package org.khettara.core.release;

import java.time.Instant;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.InputId;
import org.khettara.core.upload.Sequencer;

/// One immutable version of a dataset.
///
/// @param number from 1 within the dataset
/// @param superseded true when a later upload was published before this one, so that it was never
///   current
public record Release(
        DatasetId dataset,
        long number,
        RunId run,
        InputId input,
        Sequencer sequencer,
        boolean superseded,
        Instant releasedAt,
        ReleaseContent content) {}
