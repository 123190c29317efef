package org.khettara.catalog;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
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
        var catalogue =
                new Catalogue.Ports(
                        adapters.ledger(settings.tables()),
                        adapters.institutions(settings.institutionsTable()),
                        adapters.objectStore(settings.publishedBucket()),
                        new CatalogueDocuments(settings.base()));
        var ports =
                new Relay.Ports(
                        adapters.outbox(settings.tables().outbox(), LEFT_TO_THE_STREAM, CLOCK),
                        new Catalogue(catalogue),
                        adapters.bus(settings.bus()));
        return new Relay(ports, CLOCK, settings.base());
    }
}
