/** What was foretold of shelves, and what came. Which models said it, and what buyers did with it, is looked up elsewhere. */
@NullMarked
package io.tillstream.dashboards.alerts;

import org.jspecify.annotations.NullMarked;
