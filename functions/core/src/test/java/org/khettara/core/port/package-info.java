/// What every adapter of a port must do, as abstract suites, and the in-memory adapters that pass
/// them. The adapter modules extend the suites over their own stores.
@NullMarked
package org.khettara.core.port;

import org.jspecify.annotations.NullMarked;
