@NullMarked
package org.khettara.assessment.links;

import org.jspecify.annotations.NullMarked;
