/**
 * The items of a till: products, prices and stock in one file that is mapped and searched, not read. Members, offers and
 * what else head office tells do not belong here.
 */
@NullMarked
package io.tillstream.catalogue;

import org.jspecify.annotations.NullMarked;
