/** The search index over sale lines: how it is filled from the log, where it stands, and what can be asked of it. No page here. */
@NullMarked
package io.tillstream.dashboards.search;

import org.jspecify.annotations.NullMarked;
