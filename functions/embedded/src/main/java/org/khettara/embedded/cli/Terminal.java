package org.khettara.embedded.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a command writes: results to `out`, everything else to `err`, both in UTF-8 whatever the
/// locale.
///
/// @param outIsScreen whether a person looks at `out`
/// @param errIsScreen likewise
record Terminal(PrintStream out, PrintStream err, boolean outIsScreen, boolean errIsScreen) {

    static Terminal ofThisProcess() {
        return new Terminal(
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                new PrintStream(
                        new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                isScreen(1),
                isScreen(2));
    }

    // Null again since JDK 25 where there is no console.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean hasConsole() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    /// The JDK can only tell whether standard input and output both are screens; Linux tells each.
    private static boolean isScreen(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        if (!Files.isSymbolicLink(link)) {
            return hasConsole();
        }
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException e) {
            return false;
        }
    }

    /// Text from a file or a name, fit for a screen: nothing in it moves the cursor, hides or
    /// reorders what follows.
    static String safe(String text) {
        var safe = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> {
                    if (c == '\n' || c == '\r' || c == '\t') {
                        safe.append(' ');
                    } else if (Character.isISOControl(c) || isBidiControl(c)) {
                        safe.append('\uFFFD');
                    } else {
                        safe.appendCodePoint(c);
                    }
                });
        return safe.toString();
    }

    private static boolean isBidiControl(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }
}
