/** Tests of this package. */
@NullMarked
package io.tillstream.topologies.transfer;

import org.jspecify.annotations.NullMarked;
