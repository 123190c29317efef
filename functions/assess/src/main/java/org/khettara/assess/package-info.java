/// The function that assesses the portal by night. Begin with [org.khettara.assess.AssessFunction];
/// what is assessed, and how, is in `functions/assessment`.
@NullMarked
package org.khettara.assess;

import org.jspecify.annotations.NullMarked;
