/// Tests of the function without a cloud.
@NullMarked
package org.khettara.ingest;

import org.jspecify.annotations.NullMarked;
