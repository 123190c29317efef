/// Proofs of the release protocol: the line over any adapters, with a fault at each of its calls,
/// and a witness that looks on. Begin with [org.khettara.core.proof.FaultContract]; the adapter
/// modules extend the contracts over their own stores.
@NullMarked
package org.khettara.core.proof;

import org.jspecify.annotations.NullMarked;
