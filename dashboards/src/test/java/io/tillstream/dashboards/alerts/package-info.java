/** Tests of what is kept of alerts. */
@NullMarked
package io.tillstream.dashboards.alerts;

import org.jspecify.annotations.NullMarked;
