package org.khettara.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.khettara.core.assess.Assessment;
import org.khettara.core.document.Json;
import org.khettara.core.history.Anomalies;
import org.khettara.core.meaning.Masking;
import org.khettara.core.port.Ledger;
import org.khettara.core.port.ObjectStore;
import org.khettara.core.port.ReceiptPages;
import org.khettara.core.receipt.Past;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.release.Release;
import org.khettara.core.release.Settlement;
import org.khettara.core.report.Report;
import org.khettara.core.upload.DatasetId;

/// Writes receipts and their pages into the raw store, from what the ledger says now. One may be
/// written again at any time.
final class Receipts {
    private final Ledger ledger;
    private final ObjectStore raw;
    private final Describing describing;
    private final ReceiptPages pages;

    Receipts(Ledger ledger, ObjectStore raw, Describing describing, ReceiptPages pages) {
        this.ledger = ledger;
        this.raw = raw;
        this.describing = describing;
        this.pages = pages;
    }

    /// Whoever decides on the release in the meantime writes the receipt too, and may be first: so
    /// what was written is held against the ledger once more, and the last one to write is right.
    Receipt write(Settlement settlement) throws IOException {
        Report report = report(settlement);
        Before before = before(settlement, report);
        Receipt.Found now = found(settlement, report, before);
        Receipt.Found written;
        Receipt receipt;
        do {
            written = now;
            receipt = Receipt.of(settlement, written, told(settlement));
            raw.replace(Receipt.key(settlement), Json.document(receipt), "application/json");
            writePages(settlement, receipt, written.release());
            now = found(settlement, report, before);
        } while (!now.equals(written));
        return receipt;
    }

    private void writePages(Settlement settlement, Receipt receipt, @Nullable Release release)
            throws IOException {
        for (ReceiptPages.Page page : pages.of(receipt, linked(settlement, release))) {
            raw.replace(
                    Receipt.folder(settlement) + page.name(),
                    page.html().getBytes(StandardCharsets.UTF_8),
                    ReceiptPages.MEDIA_TYPE);
        }
    }

    /// Prefix of the files that a page may link. An unchanged upload's receipt is not written again
    /// when the release that it equals is withdrawn: its page links nothing that may go away.
    private static @Nullable String linked(Settlement settlement, @Nullable Release release) {
        return release != null
                        && release.isPublic()
                        && settlement.state() != Settlement.State.UNCHANGED
                ? release.content().prefix()
                : null;
    }

    private Receipt.Found found(Settlement settlement, @Nullable Report report, Before before)
            throws IOException {
        return new Receipt.Found(
                release(settlement).orElse(null),
                report,
                describing.toMend(settlement, report, raw),
                before.unusual(),
                before.history());
    }

    /// What the releases that readers were served before one say of it.
    ///
    /// @param unusual what sets it apart from them
    /// @param history of them, the oldest first
    private record Before(List<Report.Finding> unusual, List<Past> history) {}

    /// What became no release may be named after a person.
    private static UnaryOperator<String> told(Settlement settlement) {
        return settlement.release() == null ? Masking::text : UnaryOperator.identity();
    }

    /// The receipt of the upload that a release was made of, after a decision on it.
    void writeAgain(Release release) throws IOException {
        Optional<Settlement> settlement = ledger.settlement(release.input(), release.run());
        if (settlement.isPresent()) {
            write(settlement.get());
        }
    }

    private Optional<Release> release(Settlement settlement) throws IOException {
        return settlement.release() == null
                ? Optional.empty()
                : ledger.release(settlement.upload().dataset(), settlement.release());
    }

    /// Nothing of what became no release.
    private Before before(Settlement settlement, @Nullable Report report) throws IOException {
        if (settlement.release() == null || report == null) {
            return new Before(List.of(), List.of());
        }
        DatasetId dataset = settlement.upload().dataset();
        var reports = new ArrayList<Report>();
        var history = new ArrayList<Past>();
        long oldest = Math.max(1, settlement.release() - Anomalies.WINDOW);
        for (long number = oldest; number < settlement.release(); number++) {
            Optional<Release> earlier = ledger.release(dataset, number);
            if (earlier.isPresent() && earlier.get().isPublic()) {
                Report theirs = read(earlier.get().content().reportKey());
                reports.add(theirs);
                past(earlier.get(), theirs).ifPresent(history::add);
            }
        }
        return new Before(Anomalies.of(reports, report), history);
    }

    private static Optional<Past> past(Release release, Report report) {
        Assessment assessment = release.content().assessment();
        return Optional.ofNullable(assessment)
                .map(judged ->
                        new Past(
                                release.number(),
                                release.releasedAt().toString(),
                                judged.score(),
                                report.rows()));
    }

    /// Of what is unchanged, the report of the release that it equals.
    private @Nullable Report report(Settlement settlement) throws IOException {
        return switch (settlement.state()) {
            case UNCHANGED -> {
                Optional<Release> equal = release(settlement);
                yield equal.isEmpty() ? null : read(equal.get().content().reportKey());
            }
            case PUBLISHED, SUPERSEDED, HELD, REFUSED, FAILED, DECLINED, WITHDRAWN ->
                    settlement.reportKey() == null ? null : read(settlement.reportKey());
            case DESCRIBED, DELETED -> null;
        };
    }

    private Report read(String key) throws IOException {
        try (InputStream in = raw.open(key)) {
            return Json.read(in, Report.class);
        }
    }
}
