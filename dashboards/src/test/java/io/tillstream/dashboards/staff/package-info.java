@NullMarked
package io.tillstream.dashboards.staff;

import org.jspecify.annotations.NullMarked;
