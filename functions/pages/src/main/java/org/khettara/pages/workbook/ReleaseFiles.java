package org.khettara.pages.workbook;

import java.io.IOException;
import java.io.InputStream;

/// The stored files of one release.
@FunctionalInterface
public interface ReleaseFiles {
    /// Opens a file by the name that the release's report gives it; the caller closes it. May be
    /// asked for the same file more than once.
    InputStream open(String name) throws IOException;
}
