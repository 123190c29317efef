/// The commands, run in this process against real folders and the real engine.
@NullMarked
package org.khettara.embedded.cli;

import org.jspecify.annotations.NullMarked;
