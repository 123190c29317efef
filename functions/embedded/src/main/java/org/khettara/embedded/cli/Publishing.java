package org.khettara.embedded.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import org.khettara.core.UploadBusyException;
import org.khettara.core.document.Json;
import org.khettara.core.receipt.Receipt;
import org.khettara.core.upload.DatasetId;
import org.khettara.core.upload.Upload;
import org.khettara.embedded.FullDisk;
import org.khettara.embedded.Home;

/// Takes files into a home one after the other, and says of each what became of it.
final class Publishing implements AutoCloseable {
    private static final long WAIT_MILLIS = 100;
    private final Khettara root;
    private final Home home;
    private final Progress progress;
    private final Style style;
    private Exit exit = Exit.DONE;

    /// How receipts are shown.
    enum Style {
        LINES,
        JSON
    }

    /// Opens bytes; may fail.
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }

    Publishing(Khettara root, Home home, int files, Style style) {
        this.root = root;
        this.home = home;
        this.progress = new Progress(root.terminal, files);
        this.style = style;
    }

    /// Publishes one file. A failure is said and kept for [#exit]; only a full disk stops the rest.
    void publish(DatasetId dataset, String fileName, Content content)
            throws IOException, InterruptedException {
        progress.begin(fileName);
        try {
            Upload upload;
            try (InputStream in = content.open()) {
                upload = home.accept(dataset, fileName, in);
            }
            say(process(upload));
        } catch (IOException | RuntimeException e) {
            progress.clear();
            if (FullDisk.causes(e)) {
                throw e;
            }
            exit = exit.worse(root.complain(fileName, e));
        }
    }

    private Receipt process(Upload upload) throws IOException, InterruptedException {
        while (true) {
            try {
                return home.process(upload, progress.watcher());
            } catch (UploadBusyException elsewhere) {
                // A server on the same home was quicker; its receipt is ours.
                progress.stage("in hand elsewhere");
                Thread.sleep(WAIT_MILLIS);
            }
        }
    }

    /// Finishes what an earlier command was interrupted in.
    ///
    /// @param out where to say what that was
    /// @return how many uploads were pending
    int recover(PrintStream out) throws IOException {
        Home.Recovery recovery = home.recover(progress.watcher());
        for (Receipt receipt : recovery.receipts()) {
            out.println("finished    " + Words.line(receipt));
        }
        for (Home.Broken broken : recovery.broken()) {
            exit = exit.worse(root.complain(broken.upload().fileName(), broken.cause()));
        }
        return recovery.receipts().size() + recovery.broken().size();
    }

    private void say(Receipt receipt) {
        progress.end(
                switch (style) {
                    case LINES -> Words.line(receipt);
                    case JSON -> Json.line(receipt);
                });
        exit =
                exit.worse(
                        switch (receipt.state()) {
                            case PUBLISHED,
                                    UNCHANGED,
                                    SUPERSEDED,
                                    HELD,
                                    DECLINED,
                                    WITHDRAWN,
                                    DELETED ->
                                    Exit.DONE;
                            case REFUSED -> Exit.REFUSED;
                            case FAILED -> Exit.FAILURE;
                        });
    }

    /// Says something else of a file than a receipt.
    void say(String line) {
        progress.end(line);
    }

    Exit exit() {
        return exit;
    }

    @Override
    public void close() {
        progress.close();
    }
}
