package org.khettara.core.audit;

import java.util.List;
import java.util.Optional;
import org.khettara.core.upload.DatasetId;

/// The whole book of a dataset. A row that was changed, removed or put in afterwards shows, because
/// each hash covers the one before; rows cut off at the end show, because the head is kept apart.
///
/// @param rows in the order in which they were written
/// @param head as kept beside the rows
public record AuditTrail(DatasetId dataset, List<AuditRow> rows, AuditHead head) {
    public AuditTrail {
        rows = List.copyOf(rows);
    }

    /// The first row that is not as it was written, in a sentence; empty when all are.
    public Optional<String> firstBroken() {
        AuditHead end = AuditHead.START;
        for (AuditRow row : rows) {
            if (!row.dataset().equals(dataset) || !row.follows(end)) {
                return Optional.of(
                        "row %d of %s is not as it was written".formatted(row.number(), dataset));
            }
            end = row.head();
        }
        return end.equals(head)
                ? Optional.empty()
                : Optional.of(
                        "row %d of %s is not the last that was written: row %d should be"
                                .formatted(end.number(), dataset, head.number()));
    }
}
