/** Tills as devices: who may write as which till, and how each says it is. */
@NullMarked
package io.tillstream.events.till;

import org.jspecify.annotations.NullMarked;
