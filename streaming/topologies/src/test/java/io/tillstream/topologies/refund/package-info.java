/** Tests of this package. */
@NullMarked
package io.tillstream.topologies.refund;

import org.jspecify.annotations.NullMarked;
