/// Whether the addresses that records and registers name still answer.
@NullMarked
package org.khettara.assessment.links;

import org.jspecify.annotations.NullMarked;
