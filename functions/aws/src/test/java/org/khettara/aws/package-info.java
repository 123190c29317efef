/// Tests against an emulator: [org.khettara.aws.Moto].
@NullMarked
package org.khettara.aws;

import org.jspecify.annotations.NullMarked;
