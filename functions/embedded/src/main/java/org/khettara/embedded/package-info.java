/// Khettara on one machine: a home folder with a SQLite file and three buckets as folders. Begin
/// with [org.khettara.embedded.Home]; `store` has the adapters of the ports, `cli` the commands,
/// `server` the page and the HTTP API.
@NullMarked
package org.khettara.embedded;

import org.jspecify.annotations.NullMarked;
