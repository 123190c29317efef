package org.khettara.notify;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.khettara.aws.AwsAdapters;
import org.khettara.aws.EnvironmentVariables;
import org.khettara.aws.EventLog;
import org.khettara.aws.PartialBatch;
import org.khettara.aws.SnsTopic;

/// What stands behind each port.
@Factory
final class Wiring {
    @Singleton
    NotifySettings settings(EnvironmentVariables environment) {
        return NotifySettings.of(environment);
    }

    @Singleton
    PartialBatch batch() {
        return new PartialBatch(
                Runnable::run, new EventLog(System.out, InstantSource.system())::failed);
    }

    @Singleton
    SnsTopic topic(NotifySettings settings) {
        return new AwsAdapters(settings.addressing()).topic(settings.topicArn());
    }
}
