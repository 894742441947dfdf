/** Who this till is: its name, epoch and keys, and how it got them. No sales and no catalogue. */
@NullMarked
package io.tillstream.till.identity;

import org.jspecify.annotations.NullMarked;
