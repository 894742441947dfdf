/** Movements of goods that do not come from a till: deliveries, counts, write-offs, transfers. */
@NullMarked
package io.tillstream.events.stock;

import org.jspecify.annotations.NullMarked;
