@NullMarked
package org.khettara.ingest;

import org.jspecify.annotations.NullMarked;
