/** What every page shares: languages, amounts and times, the store filter, the notices. */
@NullMarked
package io.tillstream.dashboards.frame;

import org.jspecify.annotations.NullMarked;
