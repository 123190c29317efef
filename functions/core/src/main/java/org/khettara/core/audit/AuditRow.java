package org.khettara.core.audit;

import java.time.Instant;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Sha256;

/// One row of the book of a dataset.
///
/// @param number from 1 within the dataset
/// @param hash SHA-256 of the row and of the hash before it
public record AuditRow(DatasetId dataset, long number, Instant at, AuditNote note, String hash) {

    /// The row that comes after the end of a chain.
    public static AuditRow after(AuditHead head, DatasetId dataset, Instant at, AuditNote note) {
        long number = head.number() + 1;
        return new AuditRow(
                dataset, number, at, note, hash(head.hash(), dataset, number, at, note));
    }

    public AuditHead head() {
        return new AuditHead(number, hash);
    }

    boolean follows(AuditHead head) {
        return number == head.number() + 1
                && hash.equals(hash(head.hash(), dataset, number, at, note));
    }

    private static String hash(
            String before, DatasetId dataset, long number, Instant at, AuditNote note) {
        return Sha256.ofParts(
                before,
                dataset.toString(),
                Long.toString(number),
                at.toString(),
                note.who(),
                note.what(),
                note.from(),
                note.to(),
                note.why());
    }
}
