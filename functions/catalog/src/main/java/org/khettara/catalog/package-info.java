/// The functions that tell what was committed: the catalogue record and the change event. Begin
/// with [org.khettara.catalog.CatalogFunction], which the outbox's stream drives;
/// [org.khettara.catalog.SweepFunction] takes up what the stream missed.
@NullMarked
package org.khettara.catalog;

import org.jspecify.annotations.NullMarked;
