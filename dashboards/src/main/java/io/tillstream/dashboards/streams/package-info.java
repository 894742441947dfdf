/** Reading and writing the log: consumers that survive a broker outage, views built from compacted topics, the transactional writer. */
@NullMarked
package io.tillstream.dashboards.streams;

import org.jspecify.annotations.NullMarked;
