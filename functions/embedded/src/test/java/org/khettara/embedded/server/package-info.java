/// The server over real HTTP, and the drop folder with writers of every habit.
@NullMarked
package org.khettara.embedded.server;

import org.jspecify.annotations.NullMarked;
