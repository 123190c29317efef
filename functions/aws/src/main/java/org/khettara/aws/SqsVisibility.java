package org.khettara.aws;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Hides a message in its queue until there is a point in delivering it again.
public final class SqsVisibility {
    /// SQS API reference, ChangeMessageVisibility.
    private static final long LONGEST_SECONDS = 43_200;

    private static final int JITTER_SECONDS = 15;

    private final SqsClient sqs;
    private final InstantSource clock;

    SqsVisibility(SqsClient sqs, InstantSource clock) {
        this.sqs = sqs;
        this.clock = clock;
    }

    /// Hides the message until the instant and some seconds more, so that those who wait for the
    /// same thing do not all come back at once.
    public void hideUntil(SQSMessage message, Instant instant) {
        long wait = Math.max(0, Duration.between(clock.instant(), instant).toSeconds() + 1);
        long jitter = ThreadLocalRandom.current().nextInt(JITTER_SECONDS);
        sqs.changeMessageVisibility(r ->
                r.queueUrl(queueUrl(message.getEventSourceArn()))
                        .receiptHandle(message.getReceiptHandle())
                        .visibilityTimeout((int) Math.min(LONGEST_SECONDS, wait + jitter)));
    }

    /// The URL that SQS gives a queue, from its ARN: `arn:aws:sqs:region:account:name`. It only
    /// names the queue; where the request goes, the client knows.
    static String queueUrl(String arn) {
        String[] parts = arn.split(":", -1);
        if (parts.length != 6) {
            throw new IllegalArgumentException("'%s' is not the ARN of a queue".formatted(arn));
        }
        return "https://sqs.%s.amazonaws.com/%s/%s".formatted(parts[3], parts[4], parts[5]);
    }
}
