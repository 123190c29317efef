package org.khettara.embedded;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.khettara.core.Ingestion;
import org.khettara.core.JsonDescriptions;
import org.khettara.core.Stage;
import org.khettara.core.UploadBusyException;
import org.khettara.core.port.ClaimLostException;
import org.khettara.core.port.DescriptionFormat;
import org.khettara.core.port.Descriptions;
import org.khettara.core.port.Institutions;
import org.khettara.core.port.OutdatedVerdictException;
import org.khettara.core.port.ReceiptPages;
import org.khettara.core.port.TableComparer;
import org.khettara.core.port.TableEngine;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.release.RunId;
import org.khettara.core.upload.Upload;
import org.khettara.dcat.DcatReader;
import org.khettara.embedded.store.Inbox;
import org.khettara.embedded.store.SqliteLedger;

/// Takes uploads along the line, and decides when to give up on one: after [#FAILURES] attempts
/// that broke, a full disk not counted, or when [#DEATHS] workers died with it in hand.
///
/// A claim ends with its process ([org.khettara.embedded.store.Presence]) or its attempt, so the
/// lease only guards against a process that hangs; it is renewed for as long as the attempt lasts.
final class Attempts implements AutoCloseable {
    static final int FAILURES = 5;
    static final int DEATHS = 10;
    private static final int LOST_CLAIMS = 5;
    private static final List<DescriptionFormat> FORMATS =
            Stream.concat(JsonDescriptions.ALL.stream(), DcatReader.ALL.stream()).toList();
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final System.Logger LOG = System.getLogger(Attempts.class.getName());

    private final Parts parts;
    private final ScheduledExecutorService renewals =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("khettara-leases").daemon().factory());

    Attempts(Parts parts) {
        this.parts = parts;
    }

    /// @param ledger gives a ledger for one attempt
    /// @param work local folder of this process
    record Parts(
            Buckets buckets,
            Supplier<SqliteLedger> ledger,
            Inbox inbox,
            Institutions institutions,
            Descriptions descriptions,
            TableEngine engine,
            TableComparer comparer,
            InstantSource clock,
            Path work) {}

    /// Takes an upload to its end, the receipt included; not yet the notices.
    ///
    /// @throws UploadBusyException when another worker has it in hand
    /// @throws IOException when our plumbing broke; the upload stays pending
    Receipt process(Upload upload, Stage.Watcher watcher) throws IOException {
        RunId run = RunId.of(upload.id(), parts.engine().version());
        SqliteLedger ledger = parts.ledger().get();
        Receipt receipt;
        if (ledger.deaths(run) >= DEATHS) {
            String cause = "given up after %d workers died".formatted(DEATHS);
            receipt = line(ledger, watcher).giveUp(upload, cause);
        } else {
            receipt = attempt(upload, watcher);
        }
        parts.inbox().ended(upload.id(), parts.clock().instant());
        return receipt;
    }

    private Receipt attempt(Upload upload, Stage.Watcher watcher) throws IOException {
        for (int lost = 0; ; lost++) {
            try {
                return ingest(upload, watcher);
            } catch (ClaimLostException | OutdatedVerdictException e) {
                // The dataset moved on under us; what is current now decides anew.
                if (lost == LOST_CLAIMS) {
                    throw e;
                }
            } catch (UploadBusyException elsewhere) {
                throw elsewhere;
            } catch (IOException | RuntimeException | Error e) {
                // A defect of ours, or of the machine: counted, so that it ends some time.
                String cause = String.valueOf(e);
                if (FullDisk.causes(e) || parts.inbox().failed(upload.id(), cause) < FAILURES) {
                    throw e;
                }
                return line(parts.ledger().get(), watcher).giveUp(upload, cause);
            }
        }
    }

    private Receipt ingest(Upload upload, Stage.Watcher watcher) throws IOException {
        SqliteLedger ledger = parts.ledger().get();
        long pause = LEASE.toMillis() / 3;
        var renewal =
                renewals.scheduleWithFixedDelay(
                        () -> renew(ledger), pause, pause, TimeUnit.MILLISECONDS);
        boolean ended = false;
        try {
            Receipt receipt = line(ledger, watcher).ingest(upload, LEASE);
            ended = true;
            return receipt;
        } finally {
            renewal.cancel(false);
            if (!ended) {
                abandon(ledger);
            }
        }
    }

    private void renew(SqliteLedger ledger) {
        try {
            ledger.renew(parts.clock().instant().plus(LEASE));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "a lease could not be renewed; trying again", e);
        }
    }

    /// Without this the next attempt only waits for the lease, so it must not hide what broke.
    private static void abandon(SqliteLedger ledger) {
        try {
            ledger.abandon();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "a claim could not be given up; it ends with its lease", e);
        }
    }

    private Ingestion line(SqliteLedger ledger, Stage.Watcher watcher) {
        Buckets buckets = parts.buckets();
        var ports =
                new Ingestion.Ports(
                        buckets.uploads(),
                        buckets.raw(),
                        buckets.published(),
                        ledger,
                        parts.institutions(),
                        parts.descriptions(),
                        parts.engine(),
                        parts.comparer(),
                        FORMATS,
                        ReceiptPages.NONE);
        return new Ingestion(ports, parts.clock(), parts.work(), watcher);
    }

    @Override
    public void close() {
        renewals.shutdownNow();
    }
}
