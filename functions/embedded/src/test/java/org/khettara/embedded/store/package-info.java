/// The adapters of one machine, held to the contracts of their ports.
@NullMarked
package org.khettara.embedded.store;

import org.jspecify.annotations.NullMarked;
