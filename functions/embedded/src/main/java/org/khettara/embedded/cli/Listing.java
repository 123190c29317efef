package org.khettara.embedded.cli;

/// Prints a list for a person.
final class Listing {
    private Listing() {}

    /// @param empty what to say when there is nothing to list; on standard error, so that a pipe
    ///   sees nothing
    static void print(Khettara khettara, Grid grid, String empty) {
        if (grid.isEmpty()) {
            khettara.terminal.err().println(empty);
        } else {
            grid.print(khettara.terminal);
        }
    }
}
