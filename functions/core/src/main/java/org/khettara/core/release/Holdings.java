package org.khettara.core.release;

import java.util.List;
import org.khettara.core.upload.DatasetId;

/// What a ledger holds of all datasets.
///
/// @param served datasets that have a current release, by id
/// @param releases that are published, current or not
public record Holdings(List<DatasetId> served, long releases) {
    public Holdings {
        served = List.copyOf(served);
    }
}
