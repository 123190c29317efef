/// The assessment of a whole home: its datasets, its rules, what is counted of it over time.
@NullMarked
package org.khettara.embedded.assessment;

import org.jspecify.annotations.NullMarked;
