/** Where members stand in their life with the shop, against their own rhythm. */
@NullMarked
package io.tillstream.customers.lifecycle;

import org.jspecify.annotations.NullMarked;
