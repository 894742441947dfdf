/** What changed, told to open pages by server-sent events. */
@NullMarked
package io.tillstream.dashboards.live;

import org.jspecify.annotations.NullMarked;
