package org.khettara.aws;

import java.io.IOException;
import org.khettara.core.notice.ChangeEvent;
import org.khettara.core.port.EventBus;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/// An EventBridge bus: the CloudEvent is the detail, its type the detail type.
final class EventBridgeBus implements EventBus {
    private static final String SOURCE = "khettara";

    private final EventBridgeClient events;
    private final String bus;

    EventBridgeBus(EventBridgeClient events, String bus) {
        this.events = events;
        this.bus = bus;
    }

    @Override
    public void publish(ChangeEvent event) throws IOException {
        PutEventsRequestEntry entry =
                PutEventsRequestEntry.builder()
                        .eventBusName(bus)
                        .source(SOURCE)
                        .detailType(event.type())
                        .time(event.time())
                        .detail(event.json())
                        .build();
        PutEventsResponse answer = events.putEvents(r -> r.entries(entry));
        // The call succeeds even when the bus took nothing.
        if (answer.failedEntryCount() != null && answer.failedEntryCount() > 0) {
            var refused = answer.entries().getFirst();
            throw new IOException(
                    "bus %s did not take event %s: %s %s"
                            .formatted(
                                    bus, event.id(), refused.errorCode(), refused.errorMessage()));
        }
    }
}
