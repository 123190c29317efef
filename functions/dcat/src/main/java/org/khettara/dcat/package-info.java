/// The catalogue's documents: DCAT-AP 3.0.1 in three serialisations, schema.org, Croissant and Data
/// Package; and DCAT read back into a description. Begin with
/// [org.khettara.dcat.CatalogueDocuments].
@NullMarked
package org.khettara.dcat;

import org.jspecify.annotations.NullMarked;
