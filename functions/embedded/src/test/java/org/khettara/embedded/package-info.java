/// The one-machine installation as a whole: over a fake engine for its own rules, over the real one
/// for crashes, crowds and full disks.
@NullMarked
package org.khettara.embedded;

import org.jspecify.annotations.NullMarked;
