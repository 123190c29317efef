package org.khettara.core.port;

import java.io.IOException;
import java.io.InputStream;
import org.khettara.core.describe.Reading;

/// Reads descriptions of one format that institutions drop beside their data. Safe for use by many
/// threads.
public interface DescriptionFormat {
    /// Whether a file of that name is a description in this format, and not data.
    boolean reads(String fileName);

    /// Reads one description; what is wrong with it is a value.
    ///
    /// @throws IOException when the stream breaks
    Reading read(InputStream in) throws IOException;
}
