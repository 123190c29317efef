/// The whole line on one machine, with the real engine.
@NullMarked
package org.khettara.acceptance.embedded;

import org.jspecify.annotations.NullMarked;
