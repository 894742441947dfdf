/** The Zs of the tills: which days are closed, and what counting their drawers found. */
@NullMarked
package io.tillstream.dashboards.closings;

import org.jspecify.annotations.NullMarked;
