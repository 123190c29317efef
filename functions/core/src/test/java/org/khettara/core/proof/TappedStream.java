package org.khettara.core.proof;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/// A stream of a port: each read is a call of its own, and may break half-way.
final class TappedStream extends FilterInputStream {
    static final String READ = "read";

    private final String name;
    private final Tap tap;

    TappedStream(InputStream in, String port, Tap tap) {
        super(in);
        this.name = port + "." + READ;
        this.tap = tap;
    }

    @Override
    public int read() throws IOException {
        return pass(() -> in.read());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return pass(() -> in.read(bytes, offset, length));
    }

    private int pass(Call.Body body) throws IOException {
        try {
            var call = new Call(name, List.of(), true, body);
            return (Integer) Objects.requireNonNull(tap.pass(call));
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a read declares no such failure", e);
        }
    }
}
