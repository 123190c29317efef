package org.khettara.core.receipt;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.khettara.core.assess.Assessment;
import org.khettara.core.release.Release;
import org.khettara.core.release.Settlement;
import org.khettara.core.release.Standing;
import org.khettara.core.report.Report;
import org.khettara.core.report.Text;

/// What the publisher is told: schemas/receipt.schema.json. A pure function of the settlement, of
/// what people have decided since, and of the report, so it can be made anew.
///
/// @param id of the upload
/// @param message the verdict in a sentence
/// @param release number of the release; null when there is none
/// @param receivedAt ISO 8601, UTC; likewise settledAt
/// @param assessment null when nothing was judged
/// @param report what we found, changed, and what to mend; null when the file was not looked into
/// @param description what to mend in what is said of the dataset; null when there is nothing
/// @param unusual what differs from the releases before more than is usual; null when nothing does
/// @param history the last releases that readers were served before this one, the oldest first;
///   null when there are none
public record Receipt(
        String id,
        String institution,
        String dataset,
        String fileName,
        long bytes,
        Settlement.State state,
        Text message,
        @Nullable Long release,
        String receivedAt,
        String settledAt,
        @Nullable Assessment assessment,
        @Nullable Report report,
        @Nullable List<Report.Finding> description,
        @Nullable List<Report.Finding> unusual,
        @Nullable List<Past> history) {
    public Receipt {
        description = description == null ? null : List.copyOf(description);
        unusual = unusual == null ? null : List.copyOf(unusual);
        history = history == null ? null : List.copyOf(history);
    }

    /// @param found the documents behind the verdict
    /// @param told names of the file and its dataset as they may be told
    public static Receipt of(Settlement settlement, Found found, UnaryOperator<String> told) {
        Release release = found.release();
        var upload = settlement.upload();
        return new Receipt(
                upload.id().value(),
                upload.institution().value(),
                told.apply(upload.dataset().toString()),
                told.apply(upload.fileName()),
                upload.bytes(),
                settlement.stateNow(release),
                Verdicts.message(settlement, release),
                settlement.release(),
                upload.receivedAt().toString(),
                settlement.settledAt().toString(),
                release == null || release.standing() == Standing.DELETED
                        ? null
                        : release.content().assessment(),
                found.report(),
                found.description(),
                found.unusual().isEmpty() ? null : found.unusual(),
                found.history().isEmpty() ? null : found.history());
    }

    /// What was found, as far as there is any.
    ///
    /// @param release that the upload became, or equals, as it is now; null when there is none
    public record Found(
            @Nullable Release release,
            @Nullable Report report,
            @Nullable List<Report.Finding> description,
            List<Report.Finding> unusual,
            List<Past> history) {
        public Found {
            unusual = List.copyOf(unusual);
            history = List.copyOf(history);
        }
    }

    /// Key of the receipt in the raw store.
    public static String key(Settlement settlement) {
        return folder(settlement) + "receipt.json";
    }

    /// Prefix of the receipt and its pages in the raw store, ending with `/`.
    public static String folder(Settlement settlement) {
        var upload = settlement.upload();
        return "receipts/%s/%s/".formatted(upload.institution(), upload.id());
    }
}
