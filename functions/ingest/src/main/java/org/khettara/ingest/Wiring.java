package org.khettara.ingest;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.khettara.aws.Arrivals;
import org.khettara.aws.AwsAdapters;
import org.khettara.aws.EnvironmentVariables;
import org.khettara.aws.EventLog;
import org.khettara.aws.PartialBatch;
import org.khettara.aws.UploadQueue;
import org.khettara.core.Ingestion;
import org.khettara.core.JsonDescriptions;
import org.khettara.core.port.DescriptionFormat;
import org.khettara.core.port.ReceiptPages;
import org.khettara.core.port.TableComparer;
import org.khettara.core.port.TableEngine;
import org.khettara.dcat.DcatReader;
import org.khettara.engine.Engine;
import org.khettara.engine.Limits;
import org.khettara.engine.difference.CsvComparer;
import org.khettara.formats.Formats;
import org.khettara.pages.StoredPages;

/// What stands behind each port.
@Factory
final class Wiring {
    /// A function restored from a snapshot has 512 MB of disk. The file, its CSV and its Parquet
    /// lie there together.
    private static final long LARGEST_FILE = 128 << 20;

    /// What the largest file and its tables leave of the disk, and some to spare.
    private static final long DISK_TO_COMPARE = 96 << 20;

    /// Nothing is loaded of what reads RDF until a record is dropped.
    private static final List<DescriptionFormat> FORMATS =
            Stream.concat(JsonDescriptions.ALL.stream(), DcatReader.ALL.stream()).toList();

    private static final InstantSource CLOCK = InstantSource.system();

    @Singleton
    IngestSettings settings(EnvironmentVariables environment) {
        return IngestSettings.of(environment);
    }

    @Singleton
    AwsAdapters adapters(IngestSettings settings) {
        return new AwsAdapters(settings.addressing());
    }

    @Singleton
    TableEngine engine() {
        return new Engine(Limits.DEFAULT.withDisk(LARGEST_FILE, LARGEST_FILE), Formats.all());
    }

    @Singleton
    TableComparer comparer() {
        return new CsvComparer(DISK_TO_COMPARE, 1);
    }

    @Singleton
    EventLog log() {
        return new EventLog(System.out, CLOCK);
    }

    @Singleton
    PartialBatch batch(EventLog log) {
        return new PartialBatch(Runnable::run, log::failed);
    }

    @Singleton
    UploadQueue queue(AwsAdapters adapters, IngestSettings settings, EventLog log) {
        var arrivals = new Arrivals(adapters.objectStore(settings.uploadBucket()));
        return new UploadQueue(arrivals, adapters.visibility(CLOCK), log);
    }

    @Singleton
    ReceiptPages pages(IngestSettings settings) {
        return new StoredPages(settings.base());
    }

    @Singleton
    Priming priming(TableEngine engine, ReceiptPages pages) {
        return new Priming(engine, pages);
    }

    @Singleton
    Ingestion ingestion(Ingestion.Ports ports, EventLog log) {
        Path work = Path.of(System.getProperty("java.io.tmpdir"), "khettara");
        return new Ingestion(ports, CLOCK, work, log);
    }

    @Singleton
    Ingestion.Ports ports(
            AwsAdapters adapters,
            IngestSettings settings,
            TableEngine engine,
            TableComparer comparer,
            ReceiptPages pages) {
        return new Ingestion.Ports(
                adapters.objectStore(settings.uploadBucket()),
                adapters.objectStore(settings.rawBucket()),
                adapters.objectStore(settings.publishedBucket()),
                adapters.ledger(settings.tables()),
                adapters.institutions(settings.institutionsTable()),
                adapters.descriptions(settings.descriptionsTable(), settings.tables().audit()),
                engine,
                comparer,
                FORMATS,
                pages);
    }
}
