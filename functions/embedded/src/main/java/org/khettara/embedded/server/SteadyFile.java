package org.khettara.embedded.server;

import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import org.khettara.core.upload.Sha256;

/// The bytes of a file that nobody writes to meanwhile. When somebody does, the end of the stream
/// is an [IOException], so that no reader takes a torn copy for the file.
final class SteadyFile extends FilterInputStream {
    private final Path file;
    private final Sighting before;
    private final MessageDigest digest;

    private SteadyFile(Path file, Sighting before, MessageDigest digest) throws IOException {
        super(new DigestInputStream(Files.newInputStream(file), digest));
        this.file = file;
        this.before = before;
        this.digest = digest;
    }

    /// @param before what the file looked like when it was found whole
    static SteadyFile open(Path file, Sighting before) throws IOException {
        return new SteadyFile(file, before, Sha256.digest());
    }

    @Override
    public int read() throws IOException {
        return checked(super.read());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return checked(super.read(bytes, offset, length));
    }

    @Override
    public long skip(long count) {
        throw new UnsupportedOperationException("every byte counts for the hash");
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /// Hash of the bytes read; to be asked once, at the end.
    String sha256() {
        return Sha256.hex(digest);
    }

    private int checked(int read) throws IOException {
        if (read < 0 && !Sighting.of(file).equals(before)) {
            throw new FileChangedException(file);
        }
        return read;
    }

    /// Somebody wrote to the file while it was read.
    static final class FileChangedException extends IOException {
        private static final long serialVersionUID = 1L;

        FileChangedException(Path file) {
            super("%s changed while it was read".formatted(file.getFileName()));
        }
    }
}
