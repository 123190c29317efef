package org.khettara.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.khettara.core.assess.Assessment;
import org.khettara.core.assess.Assessor;
import org.khettara.core.document.Json;
import org.khettara.core.port.Institutions;
import org.khettara.core.port.Ledger;
import org.khettara.core.port.ObjectStore;
import org.khettara.core.port.TableEngine;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.receipt.Verdicts;
import org.khettara.core.release.Claim;
import org.khettara.core.release.Claiming;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleaseContent;
import org.khettara.core.release.ReleaseFile;
import org.khettara.core.release.RunId;
import org.khettara.core.release.Settlement;
import org.khettara.core.release.Verdict;
import org.khettara.core.report.Report;
import org.khettara.core.upload.Sha256;
import org.khettara.core.upload.Upload;

/// The line, from an upload to its receipt: upload -> open, sniff, normalise -> assess -> release
/// -> receipt. What comes after the commit, catalogue and notify, is [Relay]. The same line serves
/// every way in and may be entered again with the same upload at any time: work that is done is not
/// done twice, work that broke off is taken up.
public final class Ingestion {
    private final Ports ports;
    private final Releaser releaser;
    private final InstantSource clock;
    private final Path workRoot;
    private final Stage.Watcher watcher;

    /// A line over the given adapters.
    ///
    /// @param workRoot local folder for the runs' own folders
    public Ingestion(Ports ports, InstantSource clock, Path workRoot, Stage.Watcher watcher) {
        this.ports = ports;
        this.releaser = new Releaser(ports.published());
        this.clock = clock;
        this.workRoot = workRoot;
        this.watcher = watcher;
    }

    /// What the line needs of the outside world.
    ///
    /// @param uploads where publishers drop files
    /// @param raw kept for ever, private: the bytes as they came, reports, receipts
    /// @param published what readers see
    public record Ports(
            ObjectStore uploads,
            ObjectStore raw,
            ObjectStore published,
            Ledger ledger,
            Institutions institutions,
            TableEngine engine) {}

    /// Takes an upload to its end.
    ///
    /// @param lease time after which another worker may take over; longer than this call can last
    /// @throws UploadBusyException when another worker has it in hand
    /// @throws IOException when our plumbing broke; the upload is unharmed and may be delivered
    ///   again
    public Receipt ingest(Upload upload, Duration lease) throws IOException {
        RunId run = RunId.of(upload.id(), ports.engine().version());
        Instant now = clock.instant();
        return switch (ports.ledger().claim(upload, run, now, now.plus(lease))) {
            case Claiming.Ended(Settlement settlement) -> receipt(settlement);
            case Claiming.Busy(Instant leaseUntil) -> throw new UploadBusyException(leaseUntil);
            case Claiming.Granted(Claim claim) -> {
                Verdict verdict = judge(claim);
                yield receipt(ports.ledger().settle(claim, verdict, clock.instant()));
            }
        };
    }

    /// Ends an upload that our plumbing could not bring to an end. The file stays in the upload
    /// store.
    ///
    /// @param cause for the operator
    public Receipt giveUp(Upload upload, String cause) throws IOException {
        RunId run = RunId.of(upload.id(), ports.engine().version());
        Instant now = clock.instant();
        return switch (ports.ledger().claim(upload, run, now, now.plusSeconds(60))) {
            case Claiming.Ended(Settlement settlement) -> receipt(settlement);
            case Claiming.Busy(Instant leaseUntil) -> throw new UploadBusyException(leaseUntil);
            case Claiming.Granted(Claim claim) ->
                    receipt(ports.ledger().settle(claim, new Verdict.Fail(cause), clock.instant()));
        };
    }

    private Verdict judge(Claim claim) throws IOException {
        Upload upload = claim.upload();
        try (Workspace work = Workspace.open(workRoot)) {
            watcher.entered(upload, Stage.UPLOAD);
            Optional<Report> barred = barred(upload);
            if (barred.isPresent()) {
                return new Verdict.Refuse(
                        reason(barred.get()).code(), keep(barred.get(), claim, work));
            }
            ReleaseContent.Source source = fetch(upload, work.source());
            Optional<Release> current = ports.ledger().current(upload.dataset());
            String engine = ports.engine().version();
            if (current.isPresent() && isSame(current.get().content(), source.sha256(), engine)) {
                return new Verdict.Unchanged(source.sha256(), engine);
            }

            watcher.entered(upload, Stage.NORMALISE);
            Report report = normalise(claim, source, work);
            String reportKey = keep(report, claim, work);
            if (report.status() == Report.Status.REFUSED) {
                return new Verdict.Refuse(reason(report).code(), reportKey);
            }

            watcher.entered(upload, Stage.ASSESS);
            Assessment assessment = Assessor.assess(report, current.map(r -> r.content().tables()));

            watcher.entered(upload, Stage.RELEASE);
            return new Verdict.Publish(
                    releaser.store(claim, report, assessment, source, work.tables(), reportKey));
        }
    }

    private static boolean isSame(ReleaseContent content, String sha256, String engine) {
        return content.source().sha256().equals(sha256) && content.engine().equals(engine);
    }

    /// Brings the bytes to the local disk and keeps a copy of them as they came.
    private ReleaseContent.Source fetch(Upload upload, Path file) throws IOException {
        var digest = Sha256.digest();
        try (InputStream in =
                new DigestInputStream(ports.uploads().open(upload.object()), digest)) {
            Files.copy(in, file);
        }
        String sha256 = Sha256.hex(digest);
        String rawKey =
                "raw/%s/%s/%s"
                        .formatted(upload.institution(), upload.dataset().name(), upload.id());
        ports.raw().create(rawKey, file, "application/octet-stream", sha256);
        return new ReleaseContent.Source(upload.fileName(), Files.size(file), sha256, rawKey);
    }

    /// What is refused by who and how large alone, before a byte is fetched.
    private Optional<Report> barred(Upload upload) throws IOException {
        TableEngine engine = ports.engine();
        Report.Reason reason = null;
        if (ports.institutions().find(upload.institution()).isEmpty()) {
            reason = Verdicts.unknownInstitution(upload.institution().value());
        } else if (upload.bytes() > engine.largestFile()) {
            reason = Verdicts.tooLarge(upload.bytes(), engine.largestFile());
        }
        return reason == null
                ? Optional.empty()
                : Optional.of(Report.refused(engine.version(), unread(upload, null), reason));
    }

    private Report normalise(Claim claim, ReleaseContent.Source source, Workspace work)
            throws IOException {
        try {
            var file = new TableEngine.Source(work.source(), source.name());
            return ports.engine().normalise(file, work.tables(), TableEngine.CellText.CANONICAL);
        } catch (OutOfMemoryError | StackOverflowError e) {
            // The file may be the cause, or a neighbour in this process: the first time it is tried
            // again, the second time refused.
            if (claim.epoch() < 2) {
                throw new IOException(
                        "%s exhausted the memory of this worker".formatted(source.name()), e);
            }
            return Report.refused(
                    ports.engine().version(),
                    unread(claim.upload(), source.sha256()),
                    Verdicts.resourceExhausted());
        }
    }

    private static Report.Source unread(Upload upload, @Nullable String sha256) {
        return new Report.Source(
                upload.fileName(), upload.bytes(), sha256, "unknown", null, null, List.of());
    }

    private static Report.Reason reason(Report refused) {
        return Objects.requireNonNull(refused.reason(), "a refused report says why");
    }

    /// Writes the report beside the tables, and into the raw store; returns its key there.
    private String keep(Report report, Claim claim, Workspace work) throws IOException {
        Path folder = work.tables();
        Path file = folder.resolve(Report.FILE_NAME);
        Files.write(file, Json.document(report));
        List<ReleaseFile> described = List.of(Releaser.describe(folder, Report.FILE_NAME));
        String base = "reports/%s/%s".formatted(claim.upload().institution(), claim.run());
        return Releaser.create(ports.raw(), base, claim, folder, described) + Report.FILE_NAME;
    }

    private Receipt receipt(Settlement settlement) throws IOException {
        watcher.entered(settlement.upload(), Stage.RECEIPT);
        Receipt receipt = Receipt.of(settlement, assessment(settlement), report(settlement));
        ports.raw().replace(Receipt.key(settlement), Json.document(receipt), "application/json");
        return receipt;
    }

    private @Nullable Report report(Settlement settlement) throws IOException {
        if (settlement.reportKey() == null) {
            return null;
        }
        try (InputStream in = ports.raw().open(settlement.reportKey())) {
            return Json.read(in, Report.class);
        }
    }

    private @Nullable Assessment assessment(Settlement settlement) throws IOException {
        if (settlement.release() == null) {
            return null;
        }
        return ports.ledger()
                .release(settlement.upload().dataset(), settlement.release())
                .map(release -> release.content().assessment())
                .orElse(null);
    }
}
