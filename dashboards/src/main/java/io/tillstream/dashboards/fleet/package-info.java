/** The tills: how far each has arrived, what is missing, what was refused. */
@NullMarked
package io.tillstream.dashboards.fleet;

import org.jspecify.annotations.NullMarked;
