@NullMarked
package org.khettara.embedded.privacy;

import org.jspecify.annotations.NullMarked;
