/** What the till knows of products, prices, stock, members and offers, kept for a start without network. */
@NullMarked
package io.tillstream.till.catalogue;

import org.jspecify.annotations.NullMarked;
