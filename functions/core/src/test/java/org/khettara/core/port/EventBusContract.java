package org.khettara.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.khettara.core.notice.ChangeCodec;
import org.khettara.core.notice.ChangeEvent;
import org.khettara.core.release.Change;
import org.khettara.core.release.Release;
import org.khettara.core.release.Standing;
import org.khettara.core.upload.Upload;
import org.khettara.schemas.ChangeKind;

/// What an [EventBus] must do.
public abstract class EventBusContract {
    /// A bus that nothing was published to.
    protected abstract EventBus freshBus() throws Exception;

    /// The CloudEvents that a listener of the bus was given, in any order, each as its JSON text,
    /// once every one of the expected number has come.
    protected abstract List<String> heard(EventBus bus, int expected) throws Exception;

    @Test
    void whatIsPublishedIsHeardAsItIs() throws Exception {
        EventBus bus = freshBus();
        ChangeEvent first = event(1);
        ChangeEvent second = event(2);
        bus.publish(first);
        bus.publish(second);
        assertThat(heard(bus, 2)).containsExactlyInAnyOrder(first.json(), second.json());
    }

    @Test
    void publishingAgainIsHarmless() throws Exception {
        EventBus bus = freshBus();
        bus.publish(event(1));
        bus.publish(event(1));
        assertThat(heard(bus, 1)).containsOnly(event(1).json());
    }

    private static ChangeEvent event(int n) {
        Upload upload = Uploads.upload("ville-de-fes.السكان", n);
        Release release = Uploads.release(upload, n, Standing.PUBLISHED);
        var change = new Change(ChangeKind.CREATED, release, null, Uploads.NOON, null);
        return ChangeEvent.of(ChangeCodec.row(change), "https://example.org/");
    }
}
