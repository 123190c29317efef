/// The book of what was done to a dataset, by whom and why; its rows are chained by hash. Begin
/// with [org.khettara.core.audit.AuditTrail].
@NullMarked
package org.khettara.core.audit;

import org.jspecify.annotations.NullMarked;
