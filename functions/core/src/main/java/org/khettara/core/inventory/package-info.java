/// What institutions hold and plan to publish: the inventory that the commitment asks of them.
@NullMarked
package org.khettara.core.inventory;

import org.jspecify.annotations.NullMarked;
