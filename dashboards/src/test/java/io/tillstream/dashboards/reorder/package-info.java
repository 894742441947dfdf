/** Tests of the buyer's list. */
@NullMarked
package io.tillstream.dashboards.reorder;

import org.jspecify.annotations.NullMarked;
