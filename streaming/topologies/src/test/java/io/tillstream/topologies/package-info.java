/** A shop for the tests of all topologies. */
@NullMarked
package io.tillstream.topologies;

import org.jspecify.annotations.NullMarked;
