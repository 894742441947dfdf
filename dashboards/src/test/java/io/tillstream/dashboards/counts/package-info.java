@NullMarked
package io.tillstream.dashboards.counts;

import org.jspecify.annotations.NullMarked;
