/** Tests of this package. */
@NullMarked
package io.tillstream.topologies.feature;

import org.jspecify.annotations.NullMarked;
