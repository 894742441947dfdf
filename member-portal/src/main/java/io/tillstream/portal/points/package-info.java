/** The points ledger, entry by entry, each with the receipt line it comes from. */
@NullMarked
package io.tillstream.portal.points;

import org.jspecify.annotations.NullMarked;
