/** Tests of this package. */
@NullMarked
package io.tillstream.topologies.purchase;

import org.jspecify.annotations.NullMarked;
