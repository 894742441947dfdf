/** Members' receipts; a receipt is only ever found by its number together with its member. */
@NullMarked
package io.tillstream.portal.receipts;

import org.jspecify.annotations.NullMarked;
