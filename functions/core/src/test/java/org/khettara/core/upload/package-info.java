@NullMarked
package org.khettara.core.upload;

import org.jspecify.annotations.NullMarked;
