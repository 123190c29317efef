package org.khettara.embedded.server;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.khettara.core.upload.Upload;

/// Passes over the drop folder when something happens there, and from time to time all the same:
/// file systems of other machines tell nothing.
final class DropWatch implements AutoCloseable {
    private static final Logger LOG = System.getLogger(DropWatch.class.getName());
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Duration WAIT = Duration.ofSeconds(30);

    private final Path root;
    private final DropFolder folder;
    private final Consumer<Upload> accepted;
    private final Duration eager;
    private final WatchService watch;
    private final Thread thread;
    private volatile boolean blind;

    /// @param accepted hears of each upload taken from the folder
    DropWatch(Path root, DropFolder folder, Duration settle, Consumer<Upload> accepted)
            throws IOException {
        this.root = Files.createDirectories(root);
        this.folder = folder;
        this.accepted = accepted;
        this.eager = Duration.ofMillis(Math.clamp(settle.toMillis() / 2, 20, IDLE.toMillis()));
        this.watch = root.getFileSystem().newWatchService();
        this.thread = Thread.ofPlatform().name("khettara-drop").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Whether the last pass failed.
    boolean isBlind() {
        return blind;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                look();
                await(folder.isWaiting() ? eager : IDLE);
            }
        } catch (InterruptedException | ClosedWatchServiceException closed) {
            LOG.log(Level.DEBUG, "The drop folder is no longer watched");
        }
    }

    private void look() {
        try {
            register();
            folder.pass().forEach(accepted);
            blind = false;
        } catch (IOException | RuntimeException e) {
            if (!blind) {
                LOG.log(Level.ERROR, "Cannot read the drop folder; trying again", e);
            }
            blind = true;
        }
    }

    private void await(Duration atMost) throws InterruptedException {
        WatchKey key = watch.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
        if (key == null) {
            return;
        }
        // A writer makes many events; one pass a little later sees them all.
        TimeUnit.MILLISECONDS.sleep(Math.min(100, eager.toMillis()));
        for (WatchKey next = key; next != null; next = watch.poll()) {
            next.pollEvents();
            next.reset();
        }
    }

    private void register() throws IOException {
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes a)
                            throws IOException {
                        if (FileTree.isHidden(at) && !at.equals(root)) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        at.register(
                                watch,
                                StandardWatchEventKinds.ENTRY_CREATE,
                                StandardWatchEventKinds.ENTRY_MODIFY);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException gone) {
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path at, @Nullable IOException failure) {
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    @Override
    public void close() throws IOException {
        thread.interrupt();
        watch.close();
        try {
            thread.join(WAIT.toMillis());
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
