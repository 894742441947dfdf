/** The topologies on a real broker, in a process of their own. */
@NullMarked
package io.tillstream.topologies.broker;

import org.jspecify.annotations.NullMarked;
