/// Whether the addresses that records and registers name still answer.
@NullMarked
package org.khettara.embedded.links;

import org.jspecify.annotations.NullMarked;
