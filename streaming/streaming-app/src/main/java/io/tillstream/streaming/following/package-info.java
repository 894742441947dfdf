/**
 * What the ledgers tell of the sales that are followed. It stands around their steps and knows those by name; the topologies
 * know nothing of it, and without {@code tillstream.traces} none of it is there.
 */
@NullMarked
package io.tillstream.streaming.following;

import org.jspecify.annotations.NullMarked;
