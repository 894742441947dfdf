/** Tests of this package. */
@NullMarked
package io.tillstream.topologies.stock;

import org.jspecify.annotations.NullMarked;
