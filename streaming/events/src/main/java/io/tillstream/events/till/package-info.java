/** Tills as devices: who may write as which till. */
@NullMarked
package io.tillstream.events.till;

import org.jspecify.annotations.NullMarked;
