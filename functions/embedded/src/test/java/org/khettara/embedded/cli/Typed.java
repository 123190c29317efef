package org.khettara.embedded.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/// What a typed command answered.
record Typed(int status, String out, String err) {
    static Typed command(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal =
                new Terminal(
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        false,
                        false);
        int status = Khettara.run(terminal, arguments);
        return new Typed(status, out.toString(UTF_8), err.toString(UTF_8));
    }
}
