/** Tests of what members write. */
@NullMarked
package io.tillstream.dashboards.feedback;

import org.jspecify.annotations.NullMarked;
