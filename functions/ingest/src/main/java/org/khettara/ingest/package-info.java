/// The function that takes an upload from its event to its receipt. Begin with
/// [org.khettara.ingest.IngestFunction]; [org.khettara.ingest.Wiring] says what stands behind each
/// port.
@NullMarked
package org.khettara.ingest;

import org.jspecify.annotations.NullMarked;
