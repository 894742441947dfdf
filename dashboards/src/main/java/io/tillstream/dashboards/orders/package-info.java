/** Purchase orders of what the buyer accepted: drafts, sending, their documents, and how far they are. No proposals, no choices. */
@NullMarked
package io.tillstream.dashboards.orders;

import org.jspecify.annotations.NullMarked;
