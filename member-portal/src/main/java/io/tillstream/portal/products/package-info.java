/** Looking for products: the search that the page and the assistant share. Nothing here belongs to a member but the store they see first. */
@NullMarked
package io.tillstream.portal.products;

import org.jspecify.annotations.NullMarked;
