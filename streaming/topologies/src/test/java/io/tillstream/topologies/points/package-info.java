/** Tests of this package. */
@NullMarked
package io.tillstream.topologies.points;

import org.jspecify.annotations.NullMarked;
