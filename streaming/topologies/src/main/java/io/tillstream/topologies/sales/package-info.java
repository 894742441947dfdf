/** Sales added up by store and hour, and by item and day. */
@NullMarked
package io.tillstream.topologies.sales;

import org.jspecify.annotations.NullMarked;
