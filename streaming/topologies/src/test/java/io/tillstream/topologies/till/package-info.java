/** Tests of this package. */
@NullMarked
package io.tillstream.topologies.till;

import org.jspecify.annotations.NullMarked;
