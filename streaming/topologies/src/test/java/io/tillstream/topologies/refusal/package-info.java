/** Records that are refused, and sent again. */
@NullMarked
package io.tillstream.topologies.refusal;

import org.jspecify.annotations.NullMarked;
