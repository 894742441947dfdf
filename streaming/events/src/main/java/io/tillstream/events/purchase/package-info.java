/** What was ordered from suppliers. */
@NullMarked
package io.tillstream.events.purchase;

import org.jspecify.annotations.NullMarked;
