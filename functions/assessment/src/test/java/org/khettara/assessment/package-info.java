@NullMarked
package org.khettara.embedded.assessment;

import org.jspecify.annotations.NullMarked;
