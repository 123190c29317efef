package org.khettara.core;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.khettara.core.document.Json;
import org.khettara.core.history.Anomalies;
import org.khettara.core.meaning.Masking;
import org.khettara.core.port.Ledger;
import org.khettara.core.port.ObjectStore;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.release.Release;
import org.khettara.core.release.Settlement;
import org.khettara.core.report.Report;
import org.khettara.core.upload.DatasetId;

/// Writes receipts into the raw store, from what the ledger says now. One may be written again at
/// any time.
final class Receipts {
    private final Ledger ledger;
    private final ObjectStore raw;
    private final Describing describing;

    Receipts(Ledger ledger, ObjectStore raw, Describing describing) {
        this.ledger = ledger;
        this.raw = raw;
        this.describing = describing;
    }

    /// Whoever decides on the release in the meantime writes the receipt too, and may be first: so
    /// what was written is held against the ledger once more, and the last one to write is right.
    Receipt write(Settlement settlement) throws IOException {
        Report report = report(settlement);
        List<Report.Finding> unusual = unusual(settlement, report);
        Receipt.Found now = found(settlement, report, unusual);
        Receipt.Found written;
        Receipt receipt;
        do {
            written = now;
            receipt = Receipt.of(settlement, written, told(settlement));
            raw.replace(Receipt.key(settlement), Json.document(receipt), "application/json");
            now = found(settlement, report, unusual);
        } while (!now.equals(written));
        return receipt;
    }

    private Receipt.Found found(
            Settlement settlement, @Nullable Report report, List<Report.Finding> unusual)
            throws IOException {
        return new Receipt.Found(
                release(settlement).orElse(null),
                report,
                describing.toMend(settlement, raw),
                unusual);
    }

    /// What sets the release apart from those that readers were served before it.
    private List<Report.Finding> unusual(Settlement settlement, @Nullable Report report)
            throws IOException {
        return settlement.release() == null || report == null
                ? List.of()
                : Anomalies.of(before(settlement.upload().dataset(), settlement.release()), report);
    }

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

    /// Reports of the releases that readers were served before one, the oldest first.
    private List<Report> before(DatasetId dataset, long release) throws IOException {
        var reports = new ArrayList<Report>();
        long oldest = Math.max(1, release - Anomalies.WINDOW);
        for (long number = oldest; number < release; number++) {
            Optional<Release> earlier = ledger.release(dataset, number);
            if (earlier.isPresent() && earlier.get().isPublic()) {
                reports.add(read(earlier.get().content().reportKey()));
            }
        }
        return reports;
    }

    private @Nullable Report report(Settlement settlement) throws IOException {
        if (settlement.reportKey() == null || settlement.state() == Settlement.State.DESCRIBED) {
            return null;
        }
        return read(settlement.reportKey());
    }

    private Report read(String key) throws IOException {
        try (InputStream in = raw.open(key)) {
            return Json.read(in, Report.class);
        }
    }
}
