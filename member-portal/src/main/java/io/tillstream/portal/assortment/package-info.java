/** Products, prices, shelves and stores, as pages and answers name them. Nothing here belongs to a member. */
@NullMarked
package io.tillstream.portal.assortment;

import org.jspecify.annotations.NullMarked;
