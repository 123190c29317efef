package org.khettara.catalog;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.khettara.aws.AwsAdapters;
import org.khettara.aws.EnvironmentVariables;
import org.khettara.aws.EventLog;
import org.khettara.aws.PartialBatch;
import org.khettara.core.Catalogue;
import org.khettara.core.Relay;
import org.khettara.dcat.CatalogueDocuments;

/// What stands behind each port.
@Factory
final class Wiring {
    private static final InstantSource CLOCK = InstantSource.system();

    /// The stream tells a change within seconds; the sweep leaves it that much time.
    private static final Duration LEFT_TO_THE_STREAM = Duration.ofMinutes(5);

    @Singleton
    CatalogSettings settings(EnvironmentVariables environment) {
        return CatalogSettings.of(environment);
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
    Relay relay(CatalogSettings settings) {
        var adapters = new AwsAdapters(settings.addressing());
        var ledger = adapters.ledger(settings.tables());
        var descriptions =
                adapters.descriptions(settings.descriptionsTable(), settings.tables().audit());
        var catalogue =
                new Catalogue.Ports(
                        ledger,
                        adapters.institutions(settings.institutionsTable()),
                        descriptions,
                        adapters.objectStore(settings.publishedBucket()),
                        new CatalogueDocuments(settings.base()));
        var ports =
                new Relay.Ports(
                        ledger,
                        adapters.outbox(settings.tables().outbox(), LEFT_TO_THE_STREAM, CLOCK),
                        descriptions,
                        new Catalogue(catalogue),
                        catalogue.published(),
                        adapters.bus(settings.bus()));
        Path work = Path.of(System.getProperty("java.io.tmpdir"), "khettara");
        return new Relay(ports, CLOCK, work, settings.base());
    }
}
