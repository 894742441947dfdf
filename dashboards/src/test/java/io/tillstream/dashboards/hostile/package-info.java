@NullMarked
package io.tillstream.dashboards.hostile;

import org.jspecify.annotations.NullMarked;
