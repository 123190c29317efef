/// The Parquet writer alone, on columns that the tests make.
@NullMarked
package org.khettara.engine.parquet;

import org.jspecify.annotations.NullMarked;
