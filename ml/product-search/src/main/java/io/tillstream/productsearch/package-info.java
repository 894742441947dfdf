/**
 * Finds products by the words people use for them: what was said, what it may mean, and the order of what answers. Everything rests
 * on nothing but the products and a list of everyday words; no file of a shop, no network, no clock. Where the products are
 * looked up is left open: in memory here, in a search cluster elsewhere.
 */
@NullMarked
package io.tillstream.productsearch;

import org.jspecify.annotations.NullMarked;
