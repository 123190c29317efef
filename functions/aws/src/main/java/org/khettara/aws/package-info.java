/// The ports of core on AWS, one class each, and what comes in from AWS: S3 events decoded into
/// uploads, batches answered message by message. The only place that knows the AWS SDK. Begin with
/// [org.khettara.aws.AwsAdapters], which makes every adapter over one set of clients.
@NullMarked
package org.khettara.aws;

import org.jspecify.annotations.NullMarked;
