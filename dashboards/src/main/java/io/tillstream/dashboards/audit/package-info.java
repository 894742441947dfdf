/** Who did what: entries that are only ever added, each bound to the one before. No page; that is the auditor's. */
@NullMarked
package io.tillstream.dashboards.audit;

import org.jspecify.annotations.NullMarked;
