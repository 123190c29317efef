/// The line, from a dropped file to a published release. Begin with [org.khettara.core.Ingestion],
/// then follow the packages in the data's order: upload, report, assess, release, receipt; then
/// [org.khettara.core.Relay]: catalogue, notice.
@NullMarked
package org.khettara.core;

import org.jspecify.annotations.NullMarked;
