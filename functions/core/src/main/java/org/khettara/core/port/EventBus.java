package org.khettara.core.port;

import java.io.IOException;
import org.khettara.core.notice.ChangeEvent;

/// Where change events go out. At least once: the same event may be published again, with the same
/// id.
public interface EventBus {
    void publish(ChangeEvent event) throws IOException;
}
