/** What the auditor looks at: who did what. */
@NullMarked
package io.tillstream.dashboards.auditor;

import org.jspecify.annotations.NullMarked;
