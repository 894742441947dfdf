/** Records that could not be processed: what there is, and sending it again. Who refused them and why is the topologies'. */
@NullMarked
package io.tillstream.streaming.deadletter;

import org.jspecify.annotations.NullMarked;
