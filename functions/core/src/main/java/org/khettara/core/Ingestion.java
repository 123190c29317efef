package org.khettara.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.khettara.core.assess.Assessor;
import org.khettara.core.derive.Derivation;
import org.khettara.core.derive.Derived;
import org.khettara.core.describe.Reading;
import org.khettara.core.difference.Difference;
import org.khettara.core.document.Json;
import org.khettara.core.port.DescriptionFormat;
import org.khettara.core.port.Descriptions;
import org.khettara.core.port.Institutions;
import org.khettara.core.port.Ledger;
import org.khettara.core.port.ObjectStore;
import org.khettara.core.port.OutdatedVerdictException;
import org.khettara.core.port.ReceiptPages;
import org.khettara.core.port.TableComparer;
import org.khettara.core.port.TableEngine;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.receipt.Verdicts;
import org.khettara.core.release.Claim;
import org.khettara.core.release.Claiming;
import org.khettara.core.release.HoldReason;
import org.khettara.core.release.Pointer;
import org.khettara.core.release.Release;
import org.khettara.core.release.ReleaseContent;
import org.khettara.core.release.ReleaseFile;
import org.khettara.core.release.RunId;
import org.khettara.core.release.Settlement;
import org.khettara.core.release.Verdict;
import org.khettara.core.report.Report;
import org.khettara.core.report.Text;
import org.khettara.core.upload.Upload;

/// The line, from an upload to its receipt: upload -> open, sniff, normalise -> assess -> release
/// -> receipt. What comes after the commit, catalogue and notify, is [Relay]. The same line serves
/// every way in and may be entered again with the same upload at any time: work that is done is not
/// done twice, work that broke off is taken up.
public final class Ingestion {
    /// In the place of an engine's version, in the run id of a deletion.
    private static final String DELETION = "deletion";

    private static final int JUDGEMENTS = 5;

    private final Ports ports;
    private final Intake intake;
    private final Releaser releaser;
    private final Receipts receipts;
    private final Describing describing;
    private final InstantSource clock;
    private final Path workRoot;
    private final Stage.Watcher watcher;

    /// A line over the given adapters.
    ///
    /// @param workRoot local folder for the runs' own folders
    public Ingestion(Ports ports, InstantSource clock, Path workRoot, Stage.Watcher watcher) {
        this.ports = ports;
        this.releaser = new Releaser(ports.published(), ports.raw());
        this.describing = new Describing(ports.descriptions(), ports.formats());
        this.intake = new Intake(ports, describing);
        this.receipts = new Receipts(ports.ledger(), ports.raw(), describing, ports.pages());
        this.clock = clock;
        this.workRoot = workRoot;
        this.watcher = watcher;
    }

    /// What the line needs of the outside world.
    ///
    /// @param uploads where publishers drop files
    /// @param raw kept for ever, private: the bytes as they came, reports, receipts
    /// @param published what readers see
    /// @param formats of the descriptions that are dropped beside data
    public record Ports(
            ObjectStore uploads,
            ObjectStore raw,
            ObjectStore published,
            Ledger ledger,
            Institutions institutions,
            Descriptions descriptions,
            TableEngine engine,
            TableComparer comparer,
            List<DescriptionFormat> formats,
            ReceiptPages pages) {}

    /// Takes an upload to its end.
    ///
    /// @param lease time after which another worker may take over; longer than this call can last
    /// @throws UploadBusyException when another worker has it in hand
    /// @throws IOException when our plumbing broke; the upload is unharmed and may be delivered
    ///   again
    public Receipt ingest(Upload upload, Duration lease) throws IOException {
        return end(upload, RunId.of(upload.id(), ports.engine().version()), lease, this::judge);
    }

    /// Takes the deletion of an upload to its end: what readers were served of it is served no
    /// more.
    ///
    /// @param deletion names the version that the deletion made, and its place in the order
    /// @throws IOException as for [#ingest]
    public Receipt retire(Upload deletion, Duration lease) throws IOException {
        RunId run = RunId.of(deletion.id(), DELETION);
        return end(deletion, run, lease, _ -> new Verdict.Retire());
    }

    /// Ends an upload that our plumbing could not bring to an end. The file stays in the upload
    /// store.
    ///
    /// @param cause for the operator
    public Receipt giveUp(Upload upload, String cause) throws IOException {
        RunId run = RunId.of(upload.id(), ports.engine().version());
        return end(upload, run, Duration.ofSeconds(60), _ -> new Verdict.Fail(cause));
    }

    @FunctionalInterface
    private interface Judge {
        Verdict judge(Claim claim) throws IOException;
    }

    private Receipt end(Upload upload, RunId run, Duration lease, Judge judge) throws IOException {
        Instant now = clock.instant();
        return switch (ports.ledger().claim(upload, run, now, now.plus(lease))) {
            case Claiming.Ended(Settlement settlement) -> receipt(settlement);
            case Claiming.Busy(Instant leaseUntil) -> throw new UploadBusyException(leaseUntil);
            case Claiming.Granted(Claim claim) -> receipt(settle(claim, judge));
        };
    }

    /// A dataset that moved on, or whose policy was changed, while a file was looked at makes the
    /// verdict void; the claim is still ours.
    private Settlement settle(Claim claim, Judge judge) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return ports.ledger().settle(claim, judge.judge(claim), clock.instant());
            } catch (OutdatedVerdictException outdated) {
                if (attempt == JUDGEMENTS) {
                    throw outdated;
                }
            }
        }
    }

    private Verdict judge(Claim claim) throws IOException {
        Upload upload = claim.upload();
        try (Workspace work = Workspace.open(workRoot)) {
            watcher.entered(upload, Stage.UPLOAD);
            Optional<Report> barred = intake.barred(upload);
            if (barred.isPresent()) {
                return new Verdict.Refuse(
                        reason(barred.get()).code(), keep(barred.get(), claim, work));
            }
            ReleaseContent.Source source = intake.fetch(upload, work.source());
            var format = describing.format(upload);
            if (format.isPresent()) {
                return describe(claim, format.get(), work);
            }
            Pointer pointer = ports.ledger().pointer(upload.dataset());
            String engine = ports.engine().version();
            if (pointer.serves(source.sha256(), engine)) {
                return new Verdict.Unchanged(source.sha256(), engine);
            }

            watcher.entered(upload, Stage.NORMALISE);
            Report screened = Releaser.screened(normalise(claim, source, work), pointer.policy());
            Report report = describing.held(screened, upload.dataset(), work.tables());
            String reportKey = keep(report, claim, work);
            if (report.status() == Report.Status.REFUSED) {
                return new Verdict.Refuse(reason(report).code(), reportKey);
            }

            watcher.entered(upload, Stage.ASSESS);
            Files.write(
                    work.tables().resolve(Derived.FILE_NAME),
                    Json.document(Derivation.of(upload.dataset(), report, work.tables())));
            List<ReleaseFile> files = ReleaseObjects.files(report, work.tables());
            Release current = pointer.current();
            if (current != null && isReplay(current.content(), source, files)) {
                return new Verdict.Unchanged(source.sha256(), current.content().engine());
            }
            var after =
                    new Comparison.Side(
                            claim.run().value(), Assessor.shapes(report), work.tables());
            Optional<Difference> difference =
                    new Comparison(ports.comparer()).since(current, after, ports.published(), work);
            var made =
                    new Releaser.Made(
                            report,
                            Assessor.assess(report, difference),
                            source,
                            files,
                            difference.orElse(null),
                            work,
                            reportKey);

            watcher.entered(upload, Stage.RELEASE);
            return release(claim, made, pointer);
        }
    }

    private Verdict describe(Claim claim, DescriptionFormat format, Workspace work)
            throws IOException {
        Upload upload = claim.upload();
        return switch (Describing.read(format, work.source())) {
            case Reading.Malformed(Text what, String at) -> {
                Report report =
                        intake.refused(upload, null, Verdicts.malformedDescription(what, at));
                yield new Verdict.Refuse(reason(report).code(), keep(report, claim, work));
            }
            case Reading.Said said -> {
                List<Report.Finding> findings = describing.keep(upload, said, clock.instant());
                String name = Describing.ToMend.FILE_NAME;
                Files.write(
                        work.tables().resolve(name),
                        Json.document(new Describing.ToMend(findings)));
                yield new Verdict.Describe(keep(name, claim, work));
            }
        };
    }

    /// The file that is served, read by another engine that makes the same tables of it.
    private static boolean isReplay(
            ReleaseContent served, ReleaseContent.Source source, List<ReleaseFile> files) {
        return served.source().sha256().equals(source.sha256())
                && ReleaseObjects.data(served.files()).equals(ReleaseObjects.data(files));
    }

    /// Stores the files where the dataset's policy wants them.
    private Verdict release(Claim claim, Releaser.Made made, Pointer pointer) throws IOException {
        List<HoldReason> reasons =
                pointer.policy().reasons(made.assessment(), made.report().personalData());
        return reasons.isEmpty()
                ? new Verdict.Publish(releaser.publish(claim, made), pointer.basis())
                : new Verdict.Hold(releaser.hold(claim, made, reasons), pointer.basis());
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
            return intake.refused(claim.upload(), source.sha256(), Verdicts.resourceExhausted());
        }
    }

    private static Report.Reason reason(Report refused) {
        return Objects.requireNonNull(refused.reason(), "a refused report says why");
    }

    /// Writes the report beside the tables, and into the raw store; returns its key there.
    private String keep(Report report, Claim claim, Workspace work) throws IOException {
        Path folder = work.tables();
        Files.write(folder.resolve(Report.FILE_NAME), Json.document(report));
        return keep(Report.FILE_NAME, claim, work);
    }

    private String keep(String name, Claim claim, Workspace work) throws IOException {
        Path folder = work.tables();
        List<ReleaseFile> described = List.of(ReleaseObjects.describe(folder, name));
        String base = "reports/%s/%s".formatted(claim.upload().institution(), claim.run());
        return new ReleaseObjects(ports.raw()).create(base, claim, folder, described) + name;
    }

    private Receipt receipt(Settlement settlement) throws IOException {
        watcher.entered(settlement.upload(), Stage.RECEIPT);
        return receipts.write(settlement);
    }
}
