package org.khettara.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadAheadStreamTest {
    private static final long PART = ReadAheadStream.PART;

    /// What every byte of the object is: a function of its place.
    private static byte at(long place) {
        return (byte) (place * 31 + (place >> 13));
    }

    private static InputStream bytes(long first, long end) {
        return new InputStream() {
            private long place = first;

            @Override
            public int read() {
                return place < end ? at(place++) & 0xFF : -1;
            }

            @Override
            public int read(byte[] into, int offset, int count) {
                int n = (int) Math.min(count, end - place);
                for (int i = 0; i < n; i++) {
                    into[offset + i] = at(place + i);
                }
                place += n;
                return n == 0 ? -1 : n;
            }
        };
    }

    private static void readThrough(InputStream in, long length) throws IOException {
        byte[] block = new byte[70_001];
        long place = 0;
        for (int n = in.read(block); n >= 0; n = in.read(block)) {
            for (int i = 0; i < n; i++) {
                if (block[i] != at(place + i)) {
                    throw new AssertionError("another byte at " + (place + i));
                }
            }
            place += n;
        }
        assertThat(place).isEqualTo(length);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, PART - 1, PART, PART + 1, 3 * PART + 7})
    void everyLengthIsReadWholeAndOnce(long length) throws IOException {
        var asked = new AtomicLong();
        try (var in =
                new ReadAheadStream(
                        (first, last) -> {
                            asked.addAndGet(last - first + 1);
                            return bytes(first, last + 1);
                        },
                        length)) {
            readThrough(in, length);
        }
        assertThat(asked).hasValue(length);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aConnectionThatBreaksIsTakenUpAtTheByteReached(int endsSilently) throws IOException {
        var random = new Random(3);
        long length = 2 * PART + 11;
        var opened = new AtomicInteger();
        ReadAheadStream.Ranges hostile =
                (first, last) -> {
                    opened.incrementAndGet();
                    long cut;
                    synchronized (random) {
                        cut = first + 1 + random.nextLong(PART / 2);
                    }
                    InputStream body = bytes(first, Math.min(cut, last + 1));
                    return endsSilently == 1 ? body : breaking(body);
                };
        try (var in = new ReadAheadStream(hostile, length)) {
            readThrough(in, length);
        }
        assertThat(opened.get()).isGreaterThan(4);
    }

    @Test
    void aStoreThatGivesNothingEndsInItsFailure() {
        ReadAheadStream.Ranges dead =
                (_, _) -> {
                    throw new IOException("no route");
                };
        try (var in = new ReadAheadStream(dead, 100)) {
            assertThatThrownBy(in::read).isInstanceOf(IOException.class).hasMessage("no route");
        }
    }

    @Test
    void noMoreThanThreePartsAreEverHeld() throws IOException {
        long length = 50L << 20;
        var asked = new AtomicLong();
        long most = 0;
        long read = 0;
        try (var in =
                new ReadAheadStream(
                        (first, last) -> {
                            asked.addAndGet(last - first + 1);
                            return bytes(first, last + 1);
                        },
                        length)) {
            byte[] block = new byte[1 << 16];
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                read += n;
                most = Math.max(most, asked.get() - read);
            }
        }
        assertThat(read).isEqualTo(length);
        assertThat(most).isBetween(PART, 3 * PART);
    }

    /// Ends in a broken connection where the other ends.
    private static InputStream breaking(InputStream body) {
        return new FilterInputStream(body) {
            @Override
            public int read(byte[] into, int offset, int count) throws IOException {
                int n = super.read(into, offset, count);
                if (n < 0) {
                    throw new IOException("Connection reset");
                }
                return n;
            }
        };
    }
}
