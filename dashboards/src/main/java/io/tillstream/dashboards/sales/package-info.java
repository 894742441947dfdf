/** Sales as they are now: hourly and item figures from the streams and the latest receipts, held in memory. No page here. */
@NullMarked
package io.tillstream.dashboards.sales;

import org.jspecify.annotations.NullMarked;
