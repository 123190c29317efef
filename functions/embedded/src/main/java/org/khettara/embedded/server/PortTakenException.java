package org.khettara.embedded.server;

import java.io.IOException;

/// Another program listens there already, or this one may not.
public final class PortTakenException extends IOException {
    private static final long serialVersionUID = 1L;
    private final int port;

    PortTakenException(String host, int port, Throwable cause) {
        super(
                "Cannot listen on %s port %d: it is taken by another program or not allowed here. Stop the other program or choose another port."
                        .formatted(host, port),
                cause);
        this.port = port;
    }

    public int port() {
        return port;
    }
}
