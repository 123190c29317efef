/// The rules of docs/architecture.md that a machine can check.
@NullMarked
package org.khettara.acceptance.architecture;

import org.jspecify.annotations.NullMarked;
