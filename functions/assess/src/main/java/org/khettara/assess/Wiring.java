package org.khettara.assess;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import org.khettara.assessment.Portal;
import org.khettara.assessment.StoredFolder;
import org.khettara.aws.AwsAdapters;
import org.khettara.aws.EnvironmentVariables;
import org.khettara.aws.EventLog;
import org.khettara.core.Catalogue;
import org.khettara.dcat.CatalogueDocuments;
import org.khettara.engine.Engine;

/// What stands behind each port.
@Factory
final class Wiring {
    @Singleton
    AssessSettings settings(EnvironmentVariables environment) {
        return AssessSettings.of(environment);
    }

    @Singleton
    EventLog log() {
        return new EventLog(System.out, InstantSource.system());
    }

    @Singleton
    Night night(AssessSettings settings) {
        Path work = Path.of(System.getProperty("java.io.tmpdir"), "khettara");
        return new Night(portal(settings), new Engine(), settings.links(), work);
    }

    private static Portal portal(AssessSettings settings) {
        var adapters = new AwsAdapters(settings.addressing());
        var catalogue =
                new Catalogue.Ports(
                        adapters.ledger(settings.tables()),
                        adapters.institutions(settings.institutionsTable()),
                        adapters.descriptions(
                                settings.descriptionsTable(), settings.tables().audit()),
                        adapters.objectStore(settings.publishedBucket()),
                        new CatalogueDocuments(settings.base()));
        var raw = adapters.objectStore(settings.rawBucket());
        var folder = new StoredFolder(raw, Night.FOLDER);
        return new Portal(
                settings.base(),
                catalogue.ledger(),
                catalogue.institutions(),
                new Catalogue(catalogue),
                catalogue.published(),
                raw,
                folder,
                folder);
    }
}
