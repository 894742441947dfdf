/** Tests of what is said of a process that is silent. */
@NullMarked
package io.tillstream.dashboards.pulse;

import org.jspecify.annotations.NullMarked;
