/** Trading days as they were reported and as they are known by now, beside what was planned. */
@NullMarked
package io.tillstream.dashboards.days;

import org.jspecify.annotations.NullMarked;
