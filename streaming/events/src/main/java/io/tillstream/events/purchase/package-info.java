/** Suppliers, and what was ordered from them. */
@NullMarked
package io.tillstream.events.purchase;

import org.jspecify.annotations.NullMarked;
