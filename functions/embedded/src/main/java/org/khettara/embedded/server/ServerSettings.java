package org.khettara.embedded.server;

import java.time.Duration;

/// How to serve.
///
/// @param host address to listen on; `127.0.0.1` keeps other machines out
/// @param port 0 for any that is free
/// @param largestUpload in bytes; a larger file is answered with 413
/// @param workers uploads processed at the same time
/// @param settle how long a file in the drop folder must have lain still to be taken for whole
public record ServerSettings(
        String host, int port, long largestUpload, int workers, Duration settle) {
    private static final long GIGABYTE = 1_000_000_000L;

    public ServerSettings {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException(
                    "port: expected 0 to 65535, found %d".formatted(port));
        }
        if (largestUpload < 0 || workers < 1 || settle.isNegative()) {
            throw new IllegalArgumentException(
                    "expected a size and a time of at least 0 and at least 1 worker");
        }
    }

    /// On the loopback address.
    public static ServerSettings onPort(int port) {
        return new ServerSettings("127.0.0.1", port, 20 * GIGABYTE, 2, Duration.ofSeconds(2));
    }

    public ServerSettings withHost(String newHost) {
        return new ServerSettings(newHost, port, largestUpload, workers, settle);
    }

    public ServerSettings withLargestUpload(long bytes) {
        return new ServerSettings(host, port, bytes, workers, settle);
    }

    public ServerSettings withSettle(Duration time) {
        return new ServerSettings(host, port, largestUpload, workers, time);
    }
}
