/** Tests of this package. */
@NullMarked
package io.tillstream.topologies.giftcard;

import org.jspecify.annotations.NullMarked;
