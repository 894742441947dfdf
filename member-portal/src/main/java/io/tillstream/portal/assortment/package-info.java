/** Products and stores as receipts and offers name them. Nothing here belongs to a member. */
@NullMarked
package io.tillstream.portal.assortment;

import org.jspecify.annotations.NullMarked;
