/// Regions, provinces and communes of Morocco with the codes of the Haut-Commissariat au Plan: by
/// name, by code, and whether a column is one of places. Pure functions over text. Begin with
/// [org.khettara.core.place.Gazetteer].
@NullMarked
package org.khettara.core.place;

import org.jspecify.annotations.NullMarked;
