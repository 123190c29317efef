@NullMarked
package org.khettara.aws;

import org.jspecify.annotations.NullMarked;
