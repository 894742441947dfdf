/** Movements of goods that do not come from a till: deliveries and adjustments. */
@NullMarked
package io.tillstream.events.stock;

import org.jspecify.annotations.NullMarked;
