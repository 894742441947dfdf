/** Tests of orders, from the accepted proposal to the fact on the topic. */
@NullMarked
package io.tillstream.dashboards.orders;

import org.jspecify.annotations.NullMarked;
