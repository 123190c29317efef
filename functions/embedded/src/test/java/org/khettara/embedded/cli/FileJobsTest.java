package org.khettara.embedded.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Order, company and failures of many files.
@Timeout(30)
final class FileJobsTest {
    @TempDir Path folder;

    private final List<String> told = new ArrayList<>();

    @Test
    void aSlowFileIsToldOfInItsTurnAndHoldsUpNoOther() throws Exception {
        var others = new CountDownLatch(5);
        try (var jobs = new FileJobs<String>(2, new Said())) {
            jobs.add(
                    small("slow"),
                    (file, _) -> {
                        await(others);
                        return file.name();
                    });
            for (int i = 1; i <= 5; i++) {
                jobs.add(
                        small("quick" + i),
                        (file, _) -> {
                            others.countDown();
                            return file.name();
                        });
            }
            jobs.finish();
        }
        assertThat(told).containsExactly("slow", "quick1", "quick2", "quick3", "quick4", "quick5");
    }

    @Test
    void aLargeFileIsAloneAndHasAllThreads() throws Exception {
        var atWork = new AtomicInteger();
        var large = new InputFiles.Input(folder.resolve("large"), "large");
        try (var sparse = new RandomAccessFile(large.path().toFile(), "rw")) {
            sparse.setLength(FileJobs.LARGE + 1);
        }
        FileJobs.Job<String> job =
                (file, threads) -> {
                    int company = atWork.incrementAndGet();
                    boolean alone = company == 1 && threads == 3;
                    atWork.decrementAndGet();
                    return file.name().equals("large") ? "alone " + alone : "with " + threads;
                };
        try (var jobs = new FileJobs<String>(3, new Said())) {
            for (InputFiles.Input file : List.of(small("a"), small("b"), large, small("c"))) {
                jobs.add(file, job);
            }
            jobs.finish();
        }
        assertThat(told).containsExactly("with 1", "with 1", "alone true", "with 1");
    }

    @Test
    void aFailureStopsNoOtherFile() throws Exception {
        try (var jobs = new FileJobs<String>(2, new Said())) {
            for (int i = 0; i < 100; i++) {
                int number = i;
                jobs.add(
                        small("f" + i),
                        (file, _) -> {
                            if (number % 5 == 1) {
                                throw new IOException("io");
                            }
                            if (number % 5 == 3) {
                                throw new StackOverflowError("deep");
                            }
                            return file.name();
                        });
            }
            jobs.finish();
        }
        assertThat(told)
                .isEqualTo(
                        IntStream.range(0, 100)
                                .mapToObj(i ->
                                        switch (i % 5) {
                                            case 1 -> "f" + i + " failed: io";
                                            case 3 -> "f" + i + " failed: deep";
                                            default -> "f" + i;
                                        })
                                .toList());
    }

    @Test
    void whatRanOutOfMemoryBesideOthersIsTriedAlone() throws Exception {
        var tried = ConcurrentHashMap.<String>newKeySet();
        var atWork = new AtomicInteger();
        try (var jobs = new FileJobs<String>(2, new Said())) {
            for (int i = 0; i < 20; i++) {
                jobs.add(
                        small("f" + i),
                        (file, _) -> {
                            int company = atWork.incrementAndGet();
                            try {
                                if (tried.add(file.name())) {
                                    throw new OutOfMemoryError("Java heap space");
                                }
                                return company == 1 ? file.name() : "in company";
                            } finally {
                                atWork.decrementAndGet();
                            }
                        });
            }
            jobs.finish();
        }
        assertThat(told).isEqualTo(IntStream.range(0, 20).mapToObj(i -> "f" + i).toList());
    }

    @Test
    void aFullDiskStopsTheRest() throws Exception {
        var begun = ConcurrentHashMap.<String>newKeySet();
        try (var jobs = new FileJobs<String>(1, new FullDisk())) {
            assertThatThrownBy(
                            () -> {
                                for (int i = 0; i < 1000; i++) {
                                    jobs.add(
                                            small("f" + i),
                                            (file, _) -> {
                                                begun.add(file.name());
                                                throw new IOException("No space left on device");
                                            });
                                }
                                jobs.finish();
                            })
                    .hasMessage("stop");
        }
        assertThat(begun).hasSizeLessThan(100);
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IOException("nobody came");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private InputFiles.Input small(String name) throws IOException {
        return new InputFiles.Input(Files.writeString(folder.resolve(name), "x"), name);
    }

    private final class Said implements FileJobs.Listener<String> {
        @Override
        public void done(InputFiles.Input file, String made) {
            told.add(made);
        }

        @Override
        public void failed(InputFiles.Input file, Throwable cause) {
            told.add(file.name() + " failed: " + cause.getMessage());
        }
    }

    private static final class FullDisk implements FileJobs.Listener<String> {
        @Override
        public void done(InputFiles.Input file, String made) {}

        @Override
        public void failed(InputFiles.Input file, Throwable cause) throws IOException {
            throw new IOException("stop", cause);
        }
    }
}
