/** Purchase orders and what has come of them. */
@NullMarked
package io.tillstream.topologies.purchase;

import org.jspecify.annotations.NullMarked;
