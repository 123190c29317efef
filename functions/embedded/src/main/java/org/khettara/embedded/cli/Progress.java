package org.khettara.embedded.cli;

import java.util.Locale;
import org.khettara.core.Stage;
import org.khettara.core.upload.Upload;

/// A bar on standard error, drawn over itself, for people; silent when standard error is no screen.
/// Our own forty lines: libraries for this bring a terminal library along, which costs more at the
/// start than most commands take, and none shows the stage beside the file.
final class Progress implements AutoCloseable {
    private static final int WIDTH = 24;
    private static final String CLEAR = "\r\u001B[K";

    private final Terminal terminal;
    private final int total;
    private int done;
    private String file = "";
    private String stage = "";

    Progress(Terminal terminal, int total) {
        this.terminal = terminal;
        this.total = total;
    }

    /// Begins a file.
    synchronized void begin(String name) {
        file = name;
        stage = "";
        draw();
    }

    /// Shows the stages of an upload as it enters them.
    Stage.Watcher watcher() {
        return (Upload upload, Stage entered) -> stage(entered.name().toLowerCase(Locale.ROOT));
    }

    synchronized void stage(String name) {
        stage = name;
        draw();
    }

    /// Ends the file, with the line that is said of it.
    synchronized void end(String line) {
        done++;
        clear();
        terminal.out().println(line);
        draw();
    }

    private void draw() {
        if (terminal.errIsScreen()) {
            int filled = total == 0 ? WIDTH : WIDTH * done / total;
            terminal.err()
                    .print(
                            CLEAR
                                    + "[%s%s] %d/%d  %s  %s"
                                            .formatted(
                                                    "#".repeat(filled),
                                                    ".".repeat(WIDTH - filled),
                                                    done,
                                                    total,
                                                    Terminal.safe(file),
                                                    stage));
            terminal.err().flush();
        }
    }

    /// Takes the bar away, to write something else.
    synchronized void clear() {
        if (terminal.errIsScreen()) {
            terminal.err().print(CLEAR);
            terminal.err().flush();
        }
    }

    @Override
    public void close() {
        clear();
    }
}
