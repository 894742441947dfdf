/**
 * Finds products by the words people use for them. Everything is held in memory and rests on nothing but the products and a
 * list of everyday words; no file of a shop, no network, no clock.
 */
@NullMarked
package io.tillstream.productsearch;

import org.jspecify.annotations.NullMarked;
