/// The Metadata Quality Assessment of data.europa.eu: how well a dataset's DCAT-AP record lets
/// people find, reach and reuse it.
@NullMarked
package org.khettara.dcat.mqa;

import org.jspecify.annotations.NullMarked;
