/** Tests of this package. */
@NullMarked
package io.tillstream.topologies.sales;

import org.jspecify.annotations.NullMarked;
