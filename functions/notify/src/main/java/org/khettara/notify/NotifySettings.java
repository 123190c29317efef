package org.khettara.notify;

import org.khettara.aws.AwsAdapters.Addressing;
import org.khettara.aws.EnvironmentVariables;

/// What the function must be told.
record NotifySettings(String topicArn, Addressing addressing) {

    /// @throws IllegalStateException naming the variable that is missing or malformed
    static NotifySettings of(EnvironmentVariables environment) {
        return new NotifySettings(
                environment.required("KHETTARA_TOPIC_ARN"), environment.addressing());
    }
}
