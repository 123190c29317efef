package org.khettara.engine;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Reads one kind of file that is not delimited text: hands on what it holds as grids of texts,
/// which then go the way of every text. Holds no state: safe for many threads.
public interface FormatReader {
    /// Tells by content, never by name, whether this reader reads the file.
    ///
    /// @param head the file's first bytes, at most 64 KiB
    /// @return the format as the report names it (`xlsx`, `json`, ...); null when the file is
    ///   something else
    @Nullable String recognise(Path file, byte[] head) throws IOException, Refusal;

    /// Hands on every grid in the file, in the file's order.
    ///
    /// @throws Refusal when the file is hostile, broken or locked; what was handed on before is
    ///   dropped
    void read(Path file, Sheets out, Limits limits) throws IOException, Refusal;
}
