package org.khettara.aws;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import java.io.IOException;
import java.util.Optional;
import org.khettara.core.notice.ChangeCodec;
import org.khettara.schemas.DatasetChange;

/// Reads the stream of the outbox table (view type `NEW_IMAGE`).
public final class OutboxStream {
    private OutboxStream() {}

    /// The change that a record brings; empty when the record is not of a new row.
    ///
    /// @throws IOException when the row is none of an outbox
    public static Optional<DatasetChange> change(DynamodbStreamRecord item) throws IOException {
        if (!"INSERT".equals(item.getEventName())) {
            return Optional.empty();
        }
        var image = item.getDynamodb().getNewImage();
        var payload = image == null ? null : image.get("payload");
        if (payload == null || payload.getB() == null) {
            throw new UnreadableEventException("a new row of the outbox without its payload");
        }
        byte[] bytes = new byte[payload.getB().remaining()];
        payload.getB().duplicate().get(bytes);
        return Optional.of(ChangeCodec.decode(bytes));
    }
}
