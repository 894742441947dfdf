/**
 * Members' orders that tills hand over: to which till one is given, and which have gone. What tills are told of orders is in
 * {@code change}.
 */
@NullMarked
package io.tillstream.gateway.order;

import org.jspecify.annotations.NullMarked;
