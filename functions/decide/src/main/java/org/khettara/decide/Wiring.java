package org.khettara.decide;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import org.khettara.aws.AwsAdapters;
import org.khettara.aws.EnvironmentVariables;
import org.khettara.core.Decisions;
import org.khettara.pages.StoredPages;

/// What stands behind each port.
@Factory
final class Wiring {
    @Singleton
    DecideSettings settings(EnvironmentVariables environment) {
        return DecideSettings.of(environment);
    }

    @Singleton
    Decisions decisions(DecideSettings settings) {
        var adapters = new AwsAdapters(settings.addressing());
        var ports =
                new Decisions.Ports(
                        adapters.ledger(settings.tables()),
                        adapters.descriptions(
                                settings.descriptionsTable(), settings.tables().audit()),
                        adapters.objectStore(settings.rawBucket()),
                        adapters.objectStore(settings.publishedBucket()),
                        new StoredPages(settings.base()));
        Path work = Path.of(System.getProperty("java.io.tmpdir"), "khettara");
        return new Decisions(ports, InstantSource.system(), work);
    }
}
