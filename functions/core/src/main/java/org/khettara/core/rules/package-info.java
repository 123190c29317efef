/// What a portal asks of its datasets, by a rule book that has a version and a legal basis.
@NullMarked
package org.khettara.core.rules;

import org.jspecify.annotations.NullMarked;
