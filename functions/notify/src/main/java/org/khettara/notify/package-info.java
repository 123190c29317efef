/// The function that passes change events on to those who subscribed. Begin with
/// [org.khettara.notify.NotifyFunction].
@NullMarked
package org.khettara.notify;

import org.jspecify.annotations.NullMarked;
