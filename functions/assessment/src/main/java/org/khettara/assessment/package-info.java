/// The assessment of a whole installation: its datasets, its rules, what is counted of it over
/// time. Begin with [org.khettara.assessment.PortalAssessor]; one machine and AWS differ in the
/// [org.khettara.assessment.Portal] that they give it.
@NullMarked
package org.khettara.assessment;

import org.jspecify.annotations.NullMarked;
