/** Shelves that are worth counting, and their counts: what it is worth, what was counted, what is booked. The books are kept by others. */
@NullMarked
package io.tillstream.dashboards.counts;

import org.jspecify.annotations.NullMarked;
