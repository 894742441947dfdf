/** Roll-outs, their gate by itself, and the pages over the real parts. */
@NullMarked
package io.tillstream.dashboards.rollout;

import org.jspecify.annotations.NullMarked;
