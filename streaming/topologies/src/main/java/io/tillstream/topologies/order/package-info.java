/** What tills did with members' orders, by order. What is ordered of suppliers is in {@code purchase}. */
@NullMarked
package io.tillstream.topologies.order;

import org.jspecify.annotations.NullMarked;
