/** Tests of regions and groups. */
@NullMarked
package io.tillstream.dashboards.regions;

import org.jspecify.annotations.NullMarked;
