/** The manager's page: today's figures, hours, items and exceptions. */
@NullMarked
package io.tillstream.dashboards.today;

import org.jspecify.annotations.NullMarked;
