/** Where head office puts stores into regions and groups, and sees who changed what. */
@NullMarked
package io.tillstream.dashboards.regions;

import org.jspecify.annotations.NullMarked;
