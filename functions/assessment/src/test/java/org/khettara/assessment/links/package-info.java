@NullMarked
package org.khettara.embedded.links;

import org.jspecify.annotations.NullMarked;
