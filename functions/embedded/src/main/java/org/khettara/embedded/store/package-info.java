/// The ports on one machine: objects in a folder, everything else in one SQLite file. Begin with
/// [org.khettara.embedded.store.SqliteLedger] and its tables in `schema-1.sql`. Several processes
/// may share a folder; what each does is durable when the call returns.
@NullMarked
package org.khettara.embedded.store;

import org.jspecify.annotations.NullMarked;
