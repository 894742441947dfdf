/** Whether what decides is alive, for pages that show decisions. */
@NullMarked
package io.tillstream.dashboards.pulse;

import org.jspecify.annotations.NullMarked;
