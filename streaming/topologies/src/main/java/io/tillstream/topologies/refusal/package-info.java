/** Where records go that cannot be processed: the dead-letter topic, with cause and payload. */
@NullMarked
package io.tillstream.topologies.refusal;

import org.jspecify.annotations.NullMarked;
