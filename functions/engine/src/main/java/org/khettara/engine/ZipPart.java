package org.khettara.engine;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.khettara.core.report.ReasonCode;

/// One entry of a ZIP archive.
///
/// @param rawName the bytes of its name, each as a character
/// @param utf8 the archive says that the name is UTF-8
/// @param plain neither a link nor a device
/// @param agrees its two headers say the same of its size
/// @param start where its header begins in the file
/// @param data where its compressed bytes begin
/// @param size bytes unpacked, as the archive says
record ZipPart(
        String rawName,
        boolean utf8,
        boolean plain,
        boolean agrees,
        int method,
        long start,
        long data,
        long compressed,
        long size,
        long crc) {
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    boolean isDirectory() {
        return rawName.endsWith("/");
    }

    /// Unpacks the entry, and refuses one that is not what the archive says.
    void expand(Path archive, Path to, ExpansionBudget budget) throws IOException, Refusal {
        if (method != STORED && method != DEFLATED) {
            throw Refusal.of(ReasonCode.CORRUPT, "CORRUPT.method", method);
        }
        budget.announce(size);
        if (!agrees) {
            throw Refusal.of(ReasonCode.CORRUPT, "CORRUPT");
        }
        CRC32 sum = new CRC32();
        Bounded counted;
        try (FileChannel channel = FileChannel.open(archive)) {
            channel.position(data);
            InputStream raw = new Bounded(Channels.newInputStream(channel), compressed);
            Inflater inflater = new Inflater(true);
            try {
                InputStream plain =
                        method == STORED ? raw : new InflaterInputStream(raw, inflater, 1 << 16);
                // A byte more than was said is enough to know that it was a lie.
                counted = new Bounded(new CheckedInputStream(plain, sum), size + 1);
                budget.expand(counted, to);
            } finally {
                inflater.end();
            }
        } catch (ZipException | EOFException e) {
            throw Refusal.of(ReasonCode.CORRUPT, "CORRUPT");
        }
        if (counted.read != size || sum.getValue() != crc) {
            throw Refusal.of(ReasonCode.CORRUPT, "CORRUPT");
        }
    }

    /// The first bytes of a stream.
    private static final class Bounded extends FilterInputStream {
        private final long most;
        private long read;

        Bounded(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            if (read >= most) {
                return -1;
            }
            int n = in.read(to, offset, (int) Math.min(length, most - read));
            read += Math.max(0, n);
            return n;
        }
    }
}
