/// All of the outside world that the line needs, on one screen. Adapters: modules aws and embedded;
/// one contract suite per port, in the tests of core.
@NullMarked
package org.khettara.core.port;

import org.jspecify.annotations.NullMarked;
