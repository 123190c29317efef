/// Holds tables against what their publisher declares of them. Begin with
/// [org.khettara.core.schema.Conformity].
@NullMarked
package org.khettara.core.schema;

import org.jspecify.annotations.NullMarked;
