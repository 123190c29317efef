package org.khettara.core.upload;

import java.time.Instant;

/// A file that an institution dropped for a dataset, whatever the way it came: which bytes, from
/// whom, for what, in which order.
///
/// @param object the bytes, in the upload store
/// @param fileName the name as the publisher had it; a hint, never a path
/// @param bytes size of the object
/// @param sequencer its place among the versions of the dataset
/// @param receivedAt when the store had it whole
public record Upload(
        ObjectVersion object,
        DatasetId dataset,
        String fileName,
        long bytes,
        Sequencer sequencer,
        Instant receivedAt) {

    public InputId id() {
        return InputId.of(object);
    }

    public InstitutionId institution() {
        return dataset.institution();
    }
}
