@NullMarked
package io.tillstream.topologies.lease;

import org.jspecify.annotations.NullMarked;
