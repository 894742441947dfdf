/** The Zs of all tills, picked out of the accepted records. */
@NullMarked
package io.tillstream.topologies.closing;

import org.jspecify.annotations.NullMarked;
