/** What of each sale came back, whichever till took it, and what came back more than once. */
@NullMarked
package io.tillstream.topologies.refund;

import org.jspecify.annotations.NullMarked;
