/// Readers of formats other than delimited text, behind the engine's port
/// [org.khettara.engine.FormatReader]. Begin with [org.khettara.formats.Formats]. Each reader
/// recognises its format by content, holds hostile files against limits, and hands on grids or
/// records of texts; nothing here decides types.
@NullMarked
package org.khettara.formats;

import org.jspecify.annotations.NullMarked;
