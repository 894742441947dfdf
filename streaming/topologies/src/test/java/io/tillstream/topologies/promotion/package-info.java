/** Tests of this package. */
@NullMarked
package io.tillstream.topologies.promotion;

import org.jspecify.annotations.NullMarked;
