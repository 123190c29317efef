package org.khettara.aws;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.io.IOException;
import org.khettara.core.UploadBusyException;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.upload.Upload;

/// The queue that S3's events come in by: hands each upload or deletion that a message announces to
/// the line.
public final class UploadQueue {
    /// What uploads and deletions are handed to.
    public interface Line {
        Receipt ingest(Upload upload) throws IOException;

        Receipt retire(Upload deletion) throws IOException;
    }

    @FunctionalInterface
    private interface Step {
        Receipt take() throws IOException;
    }

    private final Arrivals arrivals;
    private final SqsVisibility visibility;
    private final EventLog log;

    public UploadQueue(Arrivals arrivals, SqsVisibility visibility, EventLog log) {
        this.arrivals = arrivals;
        this.visibility = visibility;
        this.log = log;
    }

    /// Returns when every upload of the message has come to its end. A message whose upload another
    /// worker has in hand is hidden until that worker's lease ends.
    ///
    /// @throws IOException when the message is to be delivered again
    public void take(SQSMessage message, Line line) throws IOException {
        for (UploadNotice notice : UploadNotices.read(message.getBody())) {
            switch (arrivals.of(notice)) {
                case Arrival.Ignored ignored -> log.ignored(ignored);
                case Arrival.Accepted(Upload upload) -> end(message, () -> line.ingest(upload));
                case Arrival.Deleted(Upload deletion) -> end(message, () -> line.retire(deletion));
            }
        }
    }

    private void end(SQSMessage message, Step step) throws IOException {
        try {
            log.ended(step.take());
        } catch (UploadBusyException busy) {
            visibility.hideUntil(message, busy.leaseUntil());
            throw busy;
        }
    }
}
