/// What the publisher is told, for every upload. Begin with [org.khettara.core.receipt.Receipt].
@NullMarked
package org.khettara.core.receipt;

import org.jspecify.annotations.NullMarked;
