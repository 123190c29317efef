package org.khettara.engine.parquet;

import org.apache.parquet.format.Encoding;

/// A finished page.
///
/// @param bytes header and compressed body, as they go into the file
/// @param uncompressed bytes of header and body before compression
/// @param rows 0 for a dictionary page
@SuppressWarnings("ArrayRecordComponent") // never compared
record Page(
        byte[] bytes, int uncompressed, Encoding encoding, int rows, int missing, Bounds bounds) {}
