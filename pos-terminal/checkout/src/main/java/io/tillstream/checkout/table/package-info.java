/** Bills of a restaurant's tables: what a guest takes of one, two that become one, equal shares, what the kitchen is told. */
@NullMarked
package io.tillstream.checkout.table;

import org.jspecify.annotations.NullMarked;
