/// Reads the descriptions that institutions write: `metadata.json`, `datapackage.json`. Begin with
/// [org.khettara.core.describe.Reading].
@NullMarked
package org.khettara.core.describe;

import org.jspecify.annotations.NullMarked;
