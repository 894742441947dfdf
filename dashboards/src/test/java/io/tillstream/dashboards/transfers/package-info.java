@NullMarked
package io.tillstream.dashboards.transfers;

import org.jspecify.annotations.NullMarked;
